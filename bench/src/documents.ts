import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { inRoot } from '@prikazchik/tools/repository.ts';
import { type DocumentNode, Kind, parse, print, visit } from 'graphql';

/** What is sent to /graphql. */
export interface Operation {
  operationName: string;
  query: string;
  variables: Record<string, unknown>;
}

const typename = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } } as const;

/** `__typename` first in every selection but the operation's own, as the portals' code generator puts it there. */
function withTypenames(document: DocumentNode): DocumentNode {
  return visit(document, {
    SelectionSet(node, _key, parent) {
      const isRoot = parent && 'kind' in parent && parent.kind === Kind.OPERATION_DEFINITION;
      return isRoot ? undefined : { ...node, selections: [typename, ...node.selections] };
    },
  });
}

/** One operation of a portal with the fragments that it names, exactly as the portal sends it. */
function documentOf(file: string, name: string, fragments: string[]): string {
  const wanted = new Set([name, ...fragments]);
  const { definitions, ...rest } = parse(readFileSync(inRoot(file), 'utf8'));
  const used = definitions.filter((definition) => 'name' in definition && wanted.has(definition.name?.value ?? ''));
  const operationFirst = used.toSorted(
    (a, b) => Number(b.kind === Kind.OPERATION_DEFINITION) - Number(a.kind === Kind.OPERATION_DEFINITION),
  );
  const text = print(withTypenames({ ...rest, definitions: operationFirst }));
  const registered: Record<string, string> = JSON.parse(readFileSync(inRoot('packages/graphql-client/documents.generated.json'), 'utf8'));
  const hash = createHash('sha256').update(text).digest('hex');
  if (!Object.values(registered).includes(hash)) throw new Error(`${name} is not the document that the portal sends.`);
  return text;
}

/** The list of employees as the seller cabinet asks for it, 50 rows with contacts. */
export const membersPage: Operation = {
  operationName: 'Members',
  query: documentOf('packages/team/src/members.graphql', 'Members', ['MemberRow', 'MemberContacts']),
  variables: { first: 50, withContacts: true },
};

/** The list of products as the seller cabinet asks for it, 50 rows with photos and prices. */
export const productsPage: Operation = {
  operationName: 'Products',
  query: documentOf('apps/seller/src/features/products/products.graphql', 'Products', []),
  variables: { first: 50, sort: 'UPDATED_DESC', withPrices: true },
};

/** The journal as the seller cabinet asks for it, 50 rows. */
export const journalPage: Operation = {
  operationName: 'Journal',
  query: documentOf('apps/seller/src/features/journal/journal.graphql', 'Journal', ['EntryOnPage']),
  variables: { first: 50 },
};

/** What the home page counts. */
export const catalogTiles: Operation = {
  operationName: 'CatalogTiles',
  query: documentOf('apps/seller/src/features/home/tiles.graphql', 'CatalogTiles', []),
  variables: {},
};

/** What a page listens to. */
export const teamChanged: Operation = {
  operationName: 'TeamChanged',
  query: documentOf('packages/ui/src/shop/team-changed.graphql', 'TeamChanged', []),
  variables: {},
};

/** What every page of a signed-in person listens to. */
export const accessChanged: Operation = {
  operationName: 'AccessChanged',
  query: documentOf('packages/ui/src/access.graphql', 'AccessChanged', []),
  variables: {},
};

/** A sign-in by password. */
export const signIn = (name: string, password: string): Operation => ({
  operationName: 'SignIn',
  query: signInText,
  variables: { input: { name, password } },
});

const signInText = documentOf('packages/ui/src/auth/session.graphql', 'SignIn', []);
