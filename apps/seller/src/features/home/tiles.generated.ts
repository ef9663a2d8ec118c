/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
export type CatalogTilesQueryVariables = Exact<{ [key: string]: never; }>;


export type CatalogTilesQuery = { productCounts: { __typename: 'ProductCounts', exact: boolean, active: number, archived: number, withoutPhoto: number, withoutPrice: number } };

export type TeamTilesQueryVariables = Exact<{ [key: string]: never; }>;


export type TeamTilesQuery = { teamCounts: { __typename: 'TeamCounts', active: number, blocked: number, pendingInvitations: number } };


export const CatalogTilesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CatalogTiles"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"productCounts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"exact"}},{"kind":"Field","name":{"kind":"Name","value":"active"}},{"kind":"Field","name":{"kind":"Name","value":"archived"}},{"kind":"Field","name":{"kind":"Name","value":"withoutPhoto"}},{"kind":"Field","name":{"kind":"Name","value":"withoutPrice"}}]}}]}}]} as unknown as DocumentNode<CatalogTilesQuery, CatalogTilesQueryVariables>;
export const TeamTilesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"TeamTiles"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"teamCounts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"active"}},{"kind":"Field","name":{"kind":"Name","value":"blocked"}},{"kind":"Field","name":{"kind":"Name","value":"pendingInvitations"}}]}}]}}]} as unknown as DocumentNode<TeamTilesQuery, TeamTilesQueryVariables>;