/** Documents about a shop, its legal data and its way to trade. */
const legal = 'legal { inn legalName ogrn kpp legalAddress taxSystem bic bankName correspondentAccount settlementAccount registryChecked }';
const changed = `__typename ... on Company { id name state ${legal} } ... on Problem { code field params }`;

export const company = '{ company { id name kind state contactEmail contactPhone timeZone createdAt } }';
export const companyLegal = `{ company { id ${legal} } }`;
export const activation =
  '{ activation { state done total steps { key state } warehouse { id name address method } refusal { code field params } } }';
export const openCompany =
  'mutation ($input: OpenCompanyInput!) { openCompany(input: $input) { __typename ... on Membership { companyId companyName companyState } ... on Problem { code field params } } }';
export const updateCompany =
  'mutation ($input: CompanyInput!) { updateCompany(input: $input) { __typename ... on Company { name contactEmail contactPhone timeZone } ... on Problem { code field params } } }';
export const updateRequisites = `mutation ($input: RequisitesInput!, $confirmation: String) { updateRequisites(input: $input, confirmation: $confirmation) { ${changed} } }`;
export const setLogistics =
  'mutation ($input: LogisticsInput!) { setLogistics(input: $input) { __typename ... on Company { id } ... on Problem { code field params } } }';
export const submitForReview = 'mutation { submitForReview { __typename ... on Company { state } ... on Problem { code field params } } }';
export const offer = 'query ($locale: Locale!) { offer(locale: $locale) { version text sha256 } }';
export const partyByInn =
  'query ($inn: String!) { partyByInn(inn: $inn) { __typename ... on Party { inn kind name fullName ogrn kpp address managerName status } ... on Problem { code field } } }';
export const bankByBic =
  'query ($bic: String!) { bankByBic(bic: $bic) { __typename ... on Bank { bic name correspondentAccount city } ... on Problem { code field } } }';
