import type { Right } from '@prikazchik/permissions/right';

/**
 * The right that each action of the journal took, by which one learns from the journal who makes use of a right. Looking at
 * something leaves no row, so of rights to view nothing is known. `deeds.test.ts` holds this against every mutation.
 */
export const RIGHT_OF_ACTION: Readonly<Record<string, Right>> = {
  'company.update': 'company.update',
  'company.setLogistics': 'company.update',
  'company.updateRequisites': 'company.legal.update',
  'company.submit': 'company.legal.update',
  'ownership.offer': 'company.transfer',
  'ownership.cancel': 'company.transfer',
  'invitation.send': 'team.invite',
  'invitation.resend': 'team.invite',
  'invitation.revoke': 'team.invite',
  'invitation.remind': 'team.invite',
  'invitation.takeOver': 'team.invite',
  'invitation.prepare': 'team.invite',
  'invitation.sendMany': 'team.invite',
  'member.changeRoles': 'team.assign',
  'member.update': 'team.update',
  'member.requestPicture': 'team.update',
  'member.setPicture': 'team.update',
  'member.removePicture': 'team.update',
  'member.setAccess': 'team.assign',
  'member.approveEmail': 'team.approveEmail',
  'member.declineEmail': 'team.approveEmail',
  'member.block': 'team.block',
  'member.unblock': 'team.block',
  'member.remove': 'team.remove',
  'member.restore': 'team.remove',
  'member.endSession': 'security.manage',
  'member.endSessions': 'security.manage',
  'member.letIn': 'security.manage',
  'member.resetFactor': 'security.manage',
  'member.createReturnLink': 'security.manage',
  'company.lock': 'security.manage',
  'company.unlock': 'security.manage',
  'company.setSecurityPolicy': 'security.manage',
  'member.approveRequest': 'team.assign',
  'member.extendAccess': 'team.assign',
  'accessRequest.decline': 'team.assign',
  'viewing.begin': 'team.assign',
  'viewing.end': 'team.assign',
  'role.create': 'roles.manage',
  'role.update': 'roles.manage',
  'role.delete': 'roles.manage',
  'journal.export': 'audit.export',
  'product.create': 'products.write',
  'product.update': 'products.write',
  'photo.requestUpload': 'products.write',
  'photo.add': 'products.write',
  'photo.remove': 'products.write',
  'product.archive': 'products.archive',
  'product.restore': 'products.archive',
  'product.setPrice': 'prices.write',
  'product.setStock': 'stocks.write',
  'stock.export': 'stocks.read',
  'warehouse.create': 'warehouses.manage',
  'warehouse.update': 'warehouses.manage',
  'warehouse.archive': 'warehouses.manage',
  'warehouse.restore': 'warehouses.manage',
};

/** The actions that take one of the rights. */
export function actionsBy(rights: readonly Right[]): string[] {
  return Object.keys(RIGHT_OF_ACTION).filter((action) => rights.some((right) => RIGHT_OF_ACTION[action] === right));
}
