const problem = '... on Problem { code field params }';
const change = '__typename ... on EmailChange { id email state movesAt }';
export const requestEmailChange = `mutation ($email: String!, $confirmation: String) {
  requestEmailChange(email: $email, confirmation: $confirmation) { ${change} ${problem} } }`;
export const cancelEmailChange = `mutation { cancelEmailChange { __typename ${problem} } }`;
export const myEmailChange = '{ myEmailChange { id email state movesAt } }';
export const confirmNewEmail = `mutation ($token: String!) { confirmNewEmail(token: $token) { ${change} ${problem} } }`;
export const stopEmailChange = `mutation ($token: String!) { stopEmailChange(token: $token) { __typename ${problem} } }`;
export const emailChanges = '{ emailChanges { id memberId fullName email newEmail movesAt canDecide } }';
export const approveEmailChange = `mutation ($id: ID!) { approveEmailChange(id: $id) { __typename ${problem} } }`;
export const declineEmailChange = `mutation ($id: ID!) { declineEmailChange(id: $id) { __typename ${problem} } }`;
