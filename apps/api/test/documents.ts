/** Documents that many tests ask with. */
const done = '__typename ... on Done { ok } ... on Problem { code field params }';
const session = '__typename ... on Session { accessToken expiresAt } ... on Problem { code field params }';
const member =
  '__typename ... on Member { id fullName roles state isYou canChangeRole canBlock canRemove canRestore } ... on Problem { code field params }';
const receipt = 'id kind at by sessions streams { field at } invitations { id email fate } member { id roles state canRestore }';
const revocationAnswer = `__typename ... on Revocation { ${receipt} } ... on Problem { code field params }`;
const invitation =
  '__typename ... on Invitation { id email roles state delivery waitingSince invitedBy memberId } ... on Problem { code field params }';

export const inviteMember = `mutation ($input: InviteMemberInput!) { inviteMember(input: $input) { ${invitation} } }`;
const batch =
  '__typename ... on InvitationBatch { id isStarted ready sent refused lines { line email roles state problem } } ... on Problem { code field params }';
export const prepareInvitations = `mutation ($input: PrepareInvitationsInput!) { prepareInvitations(input: $input) { ${batch} } }`;
export const sendInvitations = `mutation ($id: ID!) { sendInvitations(id: $id) { ${batch} } }`;
export const invitationBatch =
  'query ($id: ID!) { invitationBatch(id: $id) { id isStarted ready sent refused lines { line email state problem } } }';
export const remindInvitations = 'mutation { remindInvitations { ... on Reminded { count } ... on Problem { code } } }';
export const resendInvitation = `mutation ($id: ID!) { resendInvitation(id: $id) { ${invitation} } }`;
export const revokeInvitation = `mutation ($id: ID!) { revokeInvitation(id: $id) { ${invitation} } }`;
export const invitationPreview = `query ($token: String!) { invitationPreview(token: $token) {
  __typename ... on InvitationPreview { companyName inviterName roles maskedEmail hasAccount expiresAt note } ... on Problem { code field } } }`;
export const acceptInvitation = `mutation ($token: String!) { acceptInvitation(token: $token) { __typename ... on Membership { id companyId roles state } ... on Problem { code field params } } }`;
export const declineInvitation = `mutation ($token: String!) { declineInvitation(token: $token) { ${done} } }`;
export const registerByInvitation = `mutation ($input: RegisterByInvitationInput!) { registerByInvitation(input: $input) { ${session} } }`;
export const changeRoles = `mutation ($input: ChangeRolesInput!) { changeRoles(input: $input) { ${member} } }`;
export const requestMemberPicture = `mutation ($id: ID!) { requestMemberPicture(id: $id) { __typename ... on AvatarUpload { url } ... on Problem { code } } }`;
export const removeMemberPicture = `mutation ($id: ID!) { removeMemberPicture(id: $id) { ${member} } }`;
export const updateMember = `mutation ($input: UpdateMemberInput!) { updateMember(input: $input) { ${member} } }`;
export const memberDetails = `query ($id: ID!) { member(id: $id) { fullName position contacts { phone }
  details { version displayName phone position } } }`;
export const setMemberAccess = `mutation ($input: SetMemberAccessInput!) { setMemberAccess(input: $input) { ${member} } }`;
export const memberAccess = `query ($id: ID!) { member(id: $id) {
  access { version roles { role from to } rights { right effect from to } } } }`;
const accessRequest = '__typename ... on AccessRequest { id right state until canAnswer } ... on Problem { code field params }';
export const requestAccess = `mutation ($input: RequestAccessInput!) { requestAccess(input: $input) { ${accessRequest} } }`;
export const extendAccess = `mutation ($input: ExtendAccessInput!) { extendAccess(input: $input) { ${member} } }`;
export const withdrawAccessRequest = `mutation ($id: ID!) { withdrawAccessRequest(id: $id) { ${accessRequest} } }`;
export const approveAccessRequest = `mutation ($input: ApproveAccessRequestInput!) { approveAccessRequest(input: $input) { ${accessRequest} } }`;
export const declineAccessRequest = `mutation ($input: DeclineAccessRequestInput!) { declineAccessRequest(input: $input) { ${accessRequest} } }`;
export const blockMember = `mutation ($id: ID!, $invitations: InvitationsChoice) {
  blockMember(id: $id, invitations: $invitations) { ${revocationAnswer} } }`;
export const unblockMember = `mutation ($id: ID!) { unblockMember(id: $id) { ${member} } }`;
export const removeMember = `mutation ($id: ID!, $invitations: InvitationsChoice) {
  removeMember(id: $id, invitations: $invitations) { ${revocationAnswer} } }`;
export const restoreMember = `mutation ($input: RestoreMemberInput!) { restoreMember(input: $input) { ${member} } }`;
export const leaveCompany = `mutation ($input: LeaveCompanyInput!) { leaveCompany(input: $input) { ${done} } }`;
export const leavingPreview = `query ($memberId: ID!) { leavingPreview(memberId: $memberId) {
  invitationsCount invitations { id email } soleRights } }`;
export const revocation = `query ($memberId: ID!) { revocation(memberId: $memberId) { ${receipt} } }`;
export const memberSessions = `query ($memberId: ID!) { memberSessions(memberId: $memberId) {
  id portal signedInAt lastUsedAt userAgent ip isShared } }`;
const signedOut = `__typename ... on Revocation { ${receipt} endedSessions { portal userAgent } } ... on Problem { code field params }`;
export const endMemberSession = `mutation ($id: ID!) { endMemberSession(id: $id) { ${signedOut} } }`;
export const endMemberSessions = `mutation ($memberId: ID!) { endMemberSessions(memberId: $memberId) { ${signedOut} } }`;
const shopSecurityFields = `policy { rule roles version } lock { at by } people {
  isLockedOut hasSecondFactor needsSecondFactor sessions canResetFactor member { id isOwner } }`;
const shopSecurityAnswer = `__typename ... on ShopSecurity { ${shopSecurityFields} } ... on Problem { code field params }`;
export const shopSecurity = `{ shopSecurity { ${shopSecurityFields} } }`;
export const lockShop = `mutation ($confirmation: String) { lockShop(confirmation: $confirmation) { ${shopSecurityAnswer} } }`;
export const unlockShop = `mutation ($confirmation: String) { unlockShop(confirmation: $confirmation) { ${shopSecurityAnswer} } }`;
export const letMemberIn = `mutation ($memberId: ID!) { letMemberIn(memberId: $memberId) { ${member} } }`;
export const setSecurityPolicy = `mutation ($input: SetSecurityPolicyInput!, $confirmation: String) {
  setSecurityPolicy(input: $input, confirmation: $confirmation) { ${shopSecurityAnswer} } }`;
export const resetMemberFactor = `mutation ($memberId: ID!, $confirmation: String) {
  resetMemberFactor(memberId: $memberId, confirmation: $confirmation) { ${member} } }`;
export const createReturnLink = `mutation ($memberId: ID!, $confirmation: String) {
  createReturnLink(memberId: $memberId, confirmation: $confirmation) { __typename ... on ReturnLink { url expiresAt } ... on Problem { code field params } } }`;
export const returnByLink = `mutation ($input: ReturnByLinkInput!) { returnByLink(input: $input) { ${done} } }`;
export const takeOverInvitation = `mutation ($id: ID!) { takeOverInvitation(id: $id) { ${invitation} } }`;
export const viewer =
  '{ viewer { user { id email signInName fullName } rights bar membership { companyId roles state isOwner } memberships { companyId } } }';
export const refreshSession = `mutation { refreshSession { ${session} } }`;
export const signOut = 'mutation { signOut { ok } }';
export const requestPasswordReset = `mutation ($email: String!) { requestPasswordReset(email: $email) { ${done} } }`;
export const resetPassword = `mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) { ${done} } }`;
export const mySessions = '{ mySessions { id portal userAgent ip lastUsedAt isThis } }';
export const mySignIns =
  'query ($first: Int!, $after: String) { mySignIns(first: $first, after: $after) { edges { node { way refusal ip } } pageInfo { hasNextPage endCursor } } }';
export const endSession = `mutation ($id: ID!) { endSession(id: $id) { ${done} } }`;
export const endOtherSessions = `mutation ($confirmation: String) { endOtherSessions(confirmation: $confirmation) { ${done} } }`;

const viewing = '... on Viewing { id } ... on Problem { code field }';
export const viewAsMember = `mutation ($memberId: ID!) { viewAsMember(memberId: $memberId) { ${viewing} } }`;
export const viewAsRole = `mutation ($role: RoleKey!) { viewAsRole(role: $role) { ${viewing} } }`;
export const endViewing = `mutation ($id: ID!) { endViewing(id: $id) { ${viewing} } }`;
