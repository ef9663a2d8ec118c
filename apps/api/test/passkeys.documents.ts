const problem = '... on Problem { code params }';
export const startPasskey = `mutation ($confirmation: String) { startPasskey(confirmation: $confirmation) { __typename ... on PasskeyQuestion { options } ${problem} } }`;
export const addPasskey = `mutation ($response: JSONObject!) { addPasskey(response: $response) { __typename ... on Passkey { id portal } ${problem} } }`;
export const removePasskey = `mutation ($id: ID!) { removePasskey(id: $id) { __typename ${problem} } }`;
export const startPasskeySignIn = 'mutation { startPasskeySignIn { ... on PasskeyQuestion { options } } }';
export const finishPasskeySignIn = `mutation ($response: JSONObject!) { finishPasskeySignIn(response: $response) { __typename ... on Session { accessToken } ${problem} } }`;
export const passkeys = '{ passkeys { id portal lastUsedAt } }';
