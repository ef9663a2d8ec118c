/** Documents about roles of a shop's own. */
const role = '__typename ... on Role { key name description rights version holders assignable } ... on Problem { code field params }';

export const roles = '{ roles { key name description rights version holders assignable } }';
export const roleEffects = `query ($id: ID!, $rights: [Right!]!) { roleEffects(id: $id, rights: $rights) {
  memberId fullName loses gains used { right at } } }`;
export const createRole = `mutation ($input: CreateRoleInput!) { createRole(input: $input) { ${role} } }`;
export const updateRole = `mutation ($input: UpdateRoleInput!) { updateRole(input: $input) { ${role} } }`;
export const deleteRole =
  'mutation ($input: DeleteRoleInput!) { deleteRole(input: $input) { __typename ... on DeletedRole { id } ... on Problem { code field params } } }';
