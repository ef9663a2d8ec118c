import type { Allowed } from '../src/platform/graphql/allow.ts';

/**
 * Who may ask for what, written by hand: the one place where a reviewer sees a change of it. `guard.test.ts` compares it
 * with `@Allow` on the schema, and the tests of access take what they expect from here.
 */
export const allowed: Record<string, Record<string, Allowed>> = {
  Query: {
    accessExplain: 'member',
    activation: 'company.read',
    bankByBic: 'person',
    company: 'company.read',
    invitationPreview: 'guest',
    invitations: 'team.invite',
    leavingPreview: 'team.read',
    member: 'team.read',
    members: 'team.read',
    noticeCounts: 'person',
    noticePreferences: 'person',
    notices: 'person',
    offer: 'guest',
    partyByInn: 'guest',
    product: 'products.read',
    productCounts: 'products.read',
    products: 'products.read',
    revocation: 'team.read',
    roles: 'team.read',
    secondFactor: 'person',
    teamCounts: 'team.read',
    viewer: 'person',
  },
  Mutation: {
    acceptInvitation: 'person',
    archiveProduct: 'products.archive',
    blockMember: 'team.block',
    changeRoles: 'team.assign',
    confirmEmail: 'guest',
    confirmTotp: 'person',
    createProduct: 'products.write',
    declineInvitation: 'guest',
    disableTotp: 'person',
    finishHandoff: 'guest',
    finishSignIn: 'guest',
    inviteMember: 'team.invite',
    leaveCompany: 'person',
    openCompany: 'person',
    preferNotice: 'person',
    readNotices: 'person',
    refreshSession: 'guest',
    register: 'guest',
    registerByInvitation: 'guest',
    removeMember: 'team.remove',
    removePhoto: 'products.write',
    renewRecoveryCodes: 'person',
    requestPasswordReset: 'guest',
    requestPhotoUpload: 'products.write',
    resendConfirmation: 'guest',
    resendInvitation: 'team.invite',
    resetPassword: 'guest',
    restoreMember: 'team.remove',
    restoreProduct: 'products.archive',
    revokeInvitation: 'team.invite',
    setLogistics: 'company.update',
    setPrice: 'prices.write',
    signIn: 'guest',
    signOut: 'guest',
    startHandoff: 'person',
    startTotp: 'person',
    submitForReview: 'company.legal.update',
    takeOverInvitation: 'team.invite',
    unblockMember: 'team.block',
    updateCompany: 'company.update',
    updateProduct: 'products.write',
    updateProfile: 'person',
    updateRequisites: 'company.legal.update',
  },
  Subscription: {
    accessChanged: 'person',
    noticesChanged: 'person',
    teamChanged: 'team.read',
  },
  Company: { legal: 'company.legal.read' },
  Leaving: { invitations: 'team.invite' },
  Revocation: { invitations: 'team.invite' },
  Member: { contacts: 'team.contacts.read' },
  Product: { price: 'prices.read', oldPrice: 'prices.read' },
};

/** @throws Error for a field that the table doesn't know */
export function allowedAt(type: string, field: string): Allowed {
  const found = allowed[type]?.[field];
  if (!found) throw new Error(`Say in test/allowed.ts who may ask for ${type}.${field}.`);
  return found;
}
