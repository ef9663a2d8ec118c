/** Documents of warehouses and stocks that several tests ask with. */
const place = 'id name address method version archivedAt';
const line = `productId sku title quantity version updatedAt warehouse { ${place} }`;
const warehouse = `__typename ... on Warehouse { ${place} } ... on Problem { code field params }`;

export const warehouses = `query ($archived: Boolean! = false) { warehouses(archived: $archived) { ${place} } }`;
export const warehouseById = `query ($id: ID!) { warehouse(id: $id) { ${place} } }`;
export const createWarehouse = `mutation ($input: LogisticsInput!) { createWarehouse(input: $input) { ${warehouse} } }`;
export const updateWarehouse = `mutation ($id: ID!, $version: Int!, $input: LogisticsInput!) {
  updateWarehouse(id: $id, version: $version, input: $input) { ${warehouse} } }`;
export const archiveWarehouse = `mutation ($id: ID!) { archiveWarehouse(id: $id) { ${warehouse} } }`;
export const restoreWarehouse = `mutation ($id: ID!) { restoreWarehouse(id: $id) { ${warehouse} } }`;
export const stocks = `query ($first: Int! = 50, $after: String, $filter: StockFilter) {
  stocks(first: $first, after: $after, filter: $filter) { edges { cursor node { ${line} } } pageInfo { hasNextPage endCursor } } }`;
export const stock = `query ($productId: ID!, $warehouseId: ID!) { stock(productId: $productId, warehouseId: $warehouseId) { ${line} } }`;
export const stockTotals = '{ stockTotals { warehouse { id name } products units } }';
export const setStock = `mutation ($input: StockInput!) {
  setStock(input: $input) { __typename ... on Stock { ${line} } ... on Problem { code field params } } }`;
export const exportStocks = `mutation ($warehouseId: ID) {
  exportStocks(warehouseId: $warehouseId) { __typename ... on StockFile { url fileName } ... on Problem { code } } }`;

export const placeOf = (name: string) => ({ name, address: `г. Вымыслов, ${name}, д. 1`, method: 'OWN_WAREHOUSE' });
