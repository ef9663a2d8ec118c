/** Documents of the catalog that several tests ask with. */
const card = 'id sku title description seoTitle seoDescription state version photos { id url width height }';
const prices = 'price { amountMinor currency } oldPrice { amountMinor currency }';
const product = `__typename ... on Product { ${card} ${prices} } ... on Problem { code field params }`;

export const products = `query ($first: Int! = 20, $after: String, $filter: ProductFilter, $sort: ProductSort! = UPDATED_DESC) {
  products(first: $first, after: $after, filter: $filter, sort: $sort) {
    edges { cursor node { id sku title photos { id } } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;
export const productById = `query ($id: ID!) { product(id: $id) { ${card} ${prices} } }`;
export const productCounts = '{ productCounts { exact active archived withoutPhoto withoutPrice } }';
export const createProduct = `mutation ($input: ProductInput!) { createProduct(input: $input) { ${product} } }`;
export const updateProduct = `mutation ($id: ID!, $version: Int!, $input: ProductInput!) {
  updateProduct(id: $id, version: $version, input: $input) { ${product} } }`;
export const setPrice = `mutation ($input: PriceInput!) { setPrice(input: $input) { ${product} } }`;
export const archiveProduct = `mutation ($id: ID!) { archiveProduct(id: $id) { ${product} } }`;
export const restoreProduct = `mutation ($id: ID!) { restoreProduct(id: $id) { ${product} } }`;
export const requestPhotoUpload = `mutation ($id: ID!) {
  requestPhotoUpload(productId: $id) { __typename ... on Upload { url expiresAt } ... on Problem { code field params } } }`;
export const removePhoto = `mutation ($id: ID!) { removePhoto(id: $id) { ${product} } }`;

export const cardOf = (sku: string, texts: Partial<Record<'title' | 'description' | 'seoTitle' | 'seoDescription', string>> = {}) => ({
  sku,
  title: `Товар ${sku}`,
  description: '',
  seoTitle: '',
  seoDescription: '',
  ...texts,
});
