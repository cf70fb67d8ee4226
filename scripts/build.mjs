// Builds what is run: the compiled program in dist/ with the files that it reads beside it, and the pages: the explorer and GraphiQL.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const run = (...command) => execFileSync(process.execPath, command, { cwd: root, stdio: 'inherit' });

rmSync(new URL('../dist', import.meta.url), { recursive: true, force: true });
run('node_modules/vite/bin/vite.js', 'build', '--config', 'explorer/vite.config.ts', '--logLevel', 'warn');
run('node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json');

const asset = /\.(cypher|csv|gz|graphql|json)$/;
for (const folder of ['policies', 'queries', 'starter', 'schema']) {
  cpSync(`${root}/${folder}`, `${root}/dist/${folder}`, {
    recursive: true,
    filter: (path) => !/\.[a-z]+$/.test(path) || asset.test(path),
  });
}
if (existsSync(`${root}/explorer/site`))
  cpSync(`${root}/explorer/site`, `${root}/dist/explorer/site`, { recursive: true });
