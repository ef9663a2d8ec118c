import type { FastifyInstance } from 'fastify';
import type { Config } from '../../platform/config.ts';
import type { Database } from '../../platform/db.ts';
import type { Resolver } from '../../platform/graphql/schema.ts';
import { createOrigins } from '../../platform/http/origin.ts';
import type { KeptFiles } from '../../platform/kept-files.ts';
import type { Limits } from '../../platform/limits.ts';
import type { LinkSigner } from '../../platform/link.ts';
import type { Log } from '../../platform/log.ts';
import type { Journal } from '../audit/audit.module.ts';
import { createPhotos } from './photos.service.ts';
import { ProductsResolver } from './products.resolver.ts';
import { createProducts } from './products.service.ts';
import { createStockFiles } from './stock-files.service.ts';
import { StocksResolver } from './stocks.resolver.ts';
import { serveStockFiles } from './stocks.routes.ts';
import { createStocks } from './stocks.service.ts';
import { createUploads } from './uploads.service.ts';

interface Needs {
  config: Config;
  database: Database;
  journal: Journal;
  limits: Limits;
  signer: LinkSigner;
  files: KeptFiles;
  log: Log;
}

/** The door of the catalog: products, their prices, their photos and their stocks. */
export function createCatalog({ config, database, journal, limits, signer, files, log }: Needs) {
  const photos = createPhotos(journal, files);
  const products = createProducts(database, journal, photos);
  const uploads = createUploads({ database, journal, limits, signer, files });
  const stockFiles = createStockFiles({ database, journal, signer, log });
  const resolvers: Resolver[] = [
    [ProductsResolver, new ProductsResolver(products, photos, uploads)],
    [StocksResolver, new StocksResolver(createStocks(database, journal), stockFiles)],
  ];
  return {
    resolvers,
    /** Takes photos of products in. */
    uploads,
    /** Gives stocks out as files, beside GraphQL. */
    routes(app: FastifyInstance): void {
      serveStockFiles(app, stockFiles, createOrigins(config));
    },
  };
}
