import type { FastifyInstance } from 'fastify';
import type { Config } from '../../platform/config.ts';
import type { Database } from '../../platform/db.ts';
import { fileLinks } from '../../platform/file-link.ts';
import type { Resolver } from '../../platform/graphql/schema.ts';
import { createOrigins } from '../../platform/http/origin.ts';
import { createReencode } from '../../platform/image.ts';
import type { Limits } from '../../platform/limits.ts';
import type { LinkSigner } from '../../platform/link.ts';
import type { Log } from '../../platform/log.ts';
import type { Storage } from '../../platform/storage.ts';
import type { Journal } from '../audit/audit.module.ts';
import { serveFiles, serveUploads } from './photos.routes.ts';
import { photoSide } from './photos.rules.ts';
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
  storage: Storage;
  log: Log;
}

/** The door of the catalog: products, their prices, their photos and their stocks. */
export function createCatalog({ config, database, journal, limits, signer, storage, log }: Needs) {
  const photos = createPhotos({ journal, storage, links: fileLinks(config.LINK_SECRET) });
  const products = createProducts(database, journal, photos);
  const uploads = createUploads({ database, journal, limits, signer, storage, reencode: createReencode(photoSide) });
  const stockFiles = createStockFiles({ database, journal, signer, log });
  const resolvers: Resolver[] = [
    [ProductsResolver, new ProductsResolver(products, photos, uploads)],
    [StocksResolver, new StocksResolver(createStocks(database, journal), stockFiles)],
  ];
  return {
    resolvers,
    /** Takes photos in and gives them out, and stocks as files, beside GraphQL. */
    routes(app: FastifyInstance): void {
      serveUploads(app, uploads, createOrigins(config));
      serveFiles(app, photos);
      serveStockFiles(app, stockFiles, createOrigins(config));
    },
  };
}
