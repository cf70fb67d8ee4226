FROM node:20-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# Scripts of the packages are not needed, and our own `prepare` would build before the sources are there.
RUN npm ci --ignore-scripts
COPY . .
RUN npm run build

FROM node:20-bookworm-slim
ENV NODE_ENV=production
# The C library keeps memory apart for each thread, and hardly gives it back: two such arenas are enough (bench/clients.ts).
ENV MALLOC_ARENA_MAX=2
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts && npm cache clean --force
COPY LICENSE NOTICE ./
COPY --from=build /app/dist ./dist
# The program belongs to root; its user writes only here, stores and spools of loads.
RUN mkdir .isthmus && chown node:node .isthmus
VOLUME ["/app/.isthmus"]
USER node
# Whoever listens on every address says ALLOW_ANONYMOUS=1 or ISTHMUS_API_KEYS, or the start is refused.
ENV HOST=0.0.0.0 PORT=4000
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/readyz').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/cli/main.js", "serve"]
