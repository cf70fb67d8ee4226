// All that can be known without running the program: types, style, who imports whom, and that generated files are fresh.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const folders = [
  'model',
  'analytics',
  'queries',
  'graph',
  'ingest',
  'answers',
  'schema',
  'server',
  'starter',
  'cli',
  'explorer',
];
const checks = {
  types: ['tsc', '-p', 'tsconfig.json'],
  'types of the explorer': ['tsc', '-p', 'explorer/tsconfig.json'],
  style: ['biome', 'ci', '--reporter=summary', '.'],
  'schema as prose': ['eslint', 'schema/schema.graphql', 'schema/operations'],
  boundaries: ['depcruise', '--config', '.dependency-cruiser.mjs', '--output-type', 'err', ...folders],
  'compiled sweeps': ['tsx', 'scripts/assemble.mjs', '--check'],
  'generated Cypher types': ['tsx', 'queries/generate.ts', '--check'],
  'printed schema': ['tsx', 'schema/print.ts', '--check'],
  'data page': ['tsx', 'starter/data-page.ts', '--check'],
  'generated GraphQL types': ['graphql-codegen', '--config', 'codegen.yml', '--check'],
};

let failed = 0;
for (const [what, [command, ...rest]] of Object.entries(checks)) {
  const began = Date.now();
  const { status, stdout, stderr } = spawnSync(`node_modules/.bin/${command}`, rest, { cwd: root, encoding: 'utf8' });
  const seconds = ((Date.now() - began) / 1_000).toFixed(1);
  if (status === 0) console.log(`ok      ${what} (${seconds} s)`);
  else {
    failed++;
    console.log(`FAILED  ${what} (${seconds} s)\n${stdout}${stderr}`);
  }
}
process.exitCode = failed === 0 ? 0 : 1;
