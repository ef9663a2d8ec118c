const done = '__typename ... on Done { ok } ... on Problem { code field }';
const invitation = `__typename ... on Invitation { id kind email label roles state delivery url waitingSince invitedBy memberId
  asker { fullName name userAgent ip at } } ... on Problem { code field params }`;

export const inviteByLink = `mutation ($input: InviteByLinkInput!) { inviteByLink(input: $input) { ${invitation} } }`;
export const replaceLink = `mutation ($id: ID!) { resendInvitation(id: $id) { ${invitation} } }`;
export const approveEntry = `mutation ($id: ID!) { approveEntry(id: $id) { ${invitation} } }`;
export const declineEntry = `mutation ($id: ID!) { declineEntry(id: $id) { ${invitation} } }`;
export const askEntry = `mutation ($token: String!) { askEntryByLink(token: $token) { ${done} } }`;
export const withdrawEntry = `mutation ($id: ID!) { withdrawEntry(id: $id) { ${done} } }`;
export const registerByLink = `mutation ($input: RegisterByLinkInput!) { registerByLink(input: $input) {
  __typename ... on Session { accessToken } ... on Problem { code field params } } }`;
export const myEntries = '{ myEntries { id companyName roles askedAt expiresAt } }';
export const preview = `query ($token: String!) { invitationPreview(token: $token) {
  __typename ... on InvitationPreview { kind companyName inviterName roles maskedEmail hasAccount expiresAt locale } ... on Problem { code } } }`;
export const listed = `query ($filter: InvitationFilter) { invitations(first: 50, filter: $filter) { edges { node {
  id kind email label state delivery url asker { fullName name userAgent ip } } } } }`;
