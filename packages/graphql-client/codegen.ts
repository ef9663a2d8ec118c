import type { CodegenConfig } from '@graphql-codegen/cli';
import type { DocumentNode, FieldNode } from 'graphql';
import { Kind, visit } from 'graphql';

const typename: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

/**
 * Asks for `__typename` in every selection below the root, so that a document leaves the browser exactly as it stands in the generated file:
 * Apollo Client finds nothing to add, and the hash in documents.generated.json holds for every client.
 */
function withTypename(document: DocumentNode): DocumentNode {
  return visit(document, {
    SelectionSet(node, _key, parent) {
      const isRoot = parent !== undefined && 'kind' in parent && parent.kind === Kind.OPERATION_DEFINITION;
      const asks = node.selections.some((field) => field.kind === Kind.FIELD && field.name.value === '__typename');
      return isRoot || asks ? undefined : { ...node, selections: [typename, ...node.selections] };
    },
  });
}

const schemaTypes = '~@prikazchik/graphql-client/schema.generated.ts';

const shared = {
  scalars: {
    DateTime: 'string',
    JSONObject: 'Record<string, unknown>',
    RoleKey: 'string',
    Right: "import('@prikazchik/permissions/right').Right",
  },
  strictScalars: true,
  useTypeImports: true,
};

const config: CodegenConfig = {
  schema: './schema.graphql',
  documents: ['./src/**/*.graphql', '../{ui,team}/src/**/*.graphql', '../../apps/{seller,staff}/src/**/*.graphql'],
  ignoreNoDocuments: true,
  generates: {
    './src/schema.generated.ts': { plugins: ['typescript'], config: { ...shared, enumsAsTypes: true, skipTypename: true } },
    '../../': {
      preset: 'near-operation-file',
      presetConfig: { extension: '.generated.ts' },
      documentTransforms: [
        {
          transform: ({ documents }) =>
            documents.map((file) => (file.document ? { ...file, document: withTypename(file.document) } : file)),
        },
      ],
      plugins: ['typescript-operations', 'typed-document-node'],
      config: { ...shared, documentMode: 'documentNode', optimizeDocumentNode: true, importSchemaTypesFrom: schemaTypes },
    },
  },
};

export default config;
