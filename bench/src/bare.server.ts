import { createServer, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { createPages, readEnvironment } from './pages.ts';

/** The two pages by node:http and postgres.js alone: the least that serving them costs. No GraphQL is parsed or run. */
const env = readEnvironment(process.env);
const pages = await createPages(env);

async function answer(request: IncomingMessage): Promise<object | null> {
  const { operationName, variables } = JSON.parse(await text(request));
  const viewer = await pages.viewerOf(request.headers.authorization, request.headers['x-company']);
  if (!viewer) return null;
  if (operationName === 'Members') return { members: await pages.members(viewer, variables.first) };
  return { products: await pages.products(viewer, variables.first) };
}

createServer(async (request, response) => {
  const data = request.method === 'POST' ? await answer(request).catch(() => null) : null;
  response.writeHead(data ? 200 : 404, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(JSON.stringify({ data }));
}).listen(Number(env.API_PORT), '127.0.0.1');
