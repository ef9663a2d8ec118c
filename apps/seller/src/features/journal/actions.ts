import type { journal } from '../../messages/ru/journal.ts';

/** The key of an action's words. */
type ActionKey = keyof typeof journal.actions;

/** The actions that a shop's journal tells of, and the words of each. */
export const ACTIONS: Readonly<Record<string, ActionKey>> = {
  'product.create': 'productCreate',
  'product.update': 'productUpdate',
  'product.setPrice': 'productSetPrice',
  'product.archive': 'productArchive',
  'product.restore': 'productRestore',
  'photo.requestUpload': 'photoRequestUpload',
  'photo.add': 'photoAdd',
  'photo.remove': 'photoRemove',
  'company.register': 'companyRegister',
  'company.update': 'companyUpdate',
  'company.updateRequisites': 'companyUpdateRequisites',
  'company.setLogistics': 'companySetLogistics',
  'company.submit': 'companySubmit',
  'company.activate': 'companyActivate',
  'company.reject': 'companyReject',
  'invitation.send': 'invitationSend',
  'invitation.resend': 'invitationResend',
  'invitation.revoke': 'invitationRevoke',
  'invitation.accept': 'invitationAccept',
  'invitation.decline': 'invitationDecline',
  'invitation.register': 'invitationRegister',
  'invitation.takeOver': 'invitationTakeOver',
  'invitation.prepare': 'invitationPrepare',
  'invitation.sendMany': 'invitationSendMany',
  'member.changeRoles': 'memberChangeRoles',
  'member.block': 'memberBlock',
  'member.unblock': 'memberUnblock',
  'member.remove': 'memberRemove',
  'member.restore': 'memberRestore',
  'member.leave': 'memberLeave',
  'role.create': 'roleCreate',
  'role.update': 'roleUpdate',
  'role.delete': 'roleDelete',
  'journal.export': 'journalExport',
};

/** What was refused before it began goes by the name of its mutation. */
export const REQUESTS: Readonly<Record<string, ActionKey>> = {
  createProduct: 'productCreate',
  updateProduct: 'productUpdate',
  setPrice: 'productSetPrice',
  archiveProduct: 'productArchive',
  restoreProduct: 'productRestore',
  requestPhotoUpload: 'photoRequestUpload',
  removePhoto: 'photoRemove',
  updateCompany: 'companyUpdate',
  updateRequisites: 'companyUpdateRequisites',
  setLogistics: 'companySetLogistics',
  submitForReview: 'companySubmit',
  inviteMember: 'invitationSend',
  resendInvitation: 'invitationResend',
  revokeInvitation: 'invitationRevoke',
  takeOverInvitation: 'invitationTakeOver',
  prepareInvitations: 'invitationPrepare',
  sendInvitations: 'invitationSendMany',
  changeRoles: 'memberChangeRoles',
  blockMember: 'memberBlock',
  unblockMember: 'memberUnblock',
  removeMember: 'memberRemove',
  restoreMember: 'memberRestore',
  createRole: 'roleCreate',
  updateRole: 'roleUpdate',
  deleteRole: 'roleDelete',
  exportJournal: 'journalExport',
};

/** The words of an action; undefined for one that a newer API made. */
export const actionKey = (action: string): ActionKey | undefined => ACTIONS[action] ?? REQUESTS[action];
