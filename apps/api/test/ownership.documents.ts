/** Documents about whose a shop is. */
const transfer =
  '__typename ... on OwnershipTransfer { id companyId state from to byYou expiresAt undoUntil } ... on Problem { code field params }';

export const ownershipTransfers = '{ ownershipTransfers { id companyId companyName state from to byYou expiresAt undoUntil } }';
export const offerOwnership = `mutation ($memberId: ID!, $confirmation: String) {
  offerOwnership(memberId: $memberId, confirmation: $confirmation) { ${transfer} } }`;
export const cancelOwnershipOffer = `mutation ($id: ID!) { cancelOwnershipOffer(id: $id) { ${transfer} } }`;
export const acceptOwnership = `mutation ($id: ID!, $confirmation: String) {
  acceptOwnership(id: $id, confirmation: $confirmation) { ${transfer} } }`;
export const declineOwnership = `mutation ($id: ID!) { declineOwnership(id: $id) { ${transfer} } }`;
export const undoOwnership = `mutation ($id: ID!, $confirmation: String) {
  undoOwnership(id: $id, confirmation: $confirmation) { ${transfer} } }`;
