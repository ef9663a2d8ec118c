# syntax=docker/dockerfile:1
# One build, four images of ours (api, worker, migrate, web), each with its own program, that program's production
# dependencies and Node; and Caddy, set up to run as an ordinary user like they do.

ARG NODE_IMAGE=node:24.21.0-bookworm-slim
ARG CADDY_IMAGE=caddy:2.10.2-alpine

# ── build ────────────────────────────────────────────────────────────────────
FROM ${NODE_IMAGE} AS build
ENV TURBO_TELEMETRY_DISABLED=1 CI=true
RUN npm install --global pnpm@10.34.9
WORKDIR /src
# The store is filled from the lock file alone, so that this layer lives as long as the lock file does.
COPY pnpm-lock.yaml pnpm-workspace.yaml .npmrc ./
COPY patches patches
RUN pnpm fetch
COPY . .
RUN pnpm install --offline --frozen-lockfile && pnpm run build
RUN pnpm --filter @prikazchik/api deploy --legacy --prod --offline /out/api \
 && pnpm --filter @prikazchik/web deploy --legacy --prod --offline /out/web

# ── what every image has in common ───────────────────────────────────────────
FROM ${NODE_IMAGE} AS runtime
ENV NODE_ENV=production NODE_OPTIONS=--enable-source-maps
# npm and its friends are of no use to a running server.
RUN rm -rf /usr/local/lib/node_modules /opt/yarn* /usr/local/bin/npm /usr/local/bin/npx /usr/local/bin/corepack /usr/local/bin/yarn*
# Files find each other by the places that they have in the repository.
WORKDIR /prikazchik

FROM runtime AS api-files
COPY --from=build /src/packages/graphql-client/documents.generated.json packages/graphql-client/
COPY --from=build /out/api apps/api
WORKDIR /prikazchik/apps/api
# A named volume takes over the owner of the folder that it is mounted on.
RUN mkdir -p /data/files && chown -R node:node /data
USER node

# ── images ───────────────────────────────────────────────────────────────────
FROM api-files AS api
EXPOSE 4000
CMD ["node", "dist/server.js"]

FROM api-files AS worker
CMD ["node", "dist/worker.js"]

FROM api-files AS migrate
CMD ["node", "dist/migrate.command.js"]

FROM runtime AS web
COPY --from=build /out/web apps/web
COPY --from=build /src/apps/seller/dist apps/seller/dist
COPY --from=build /src/apps/staff/dist apps/staff/dist
WORKDIR /prikazchik/apps/web
USER node
EXPOSE 4100 4200
CMD ["node", "dist/server.js"]

FROM ${CADDY_IMAGE} AS proxy
# The program file carries the capability to bind low ports, and the kernel won't run it where that is dropped. Inside a
# container every user may bind them: see the sysctl in docker-compose.yml.
RUN setcap -r /usr/bin/caddy && chown -R 1000:1000 /data /config
COPY deploy/Caddyfile /etc/caddy/Caddyfile
USER 1000:1000
EXPOSE 80 443
