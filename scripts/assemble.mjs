// Compiles analytics/assembly/ to WebAssembly and writes it, as text, to analytics/__generated__/; with --check only compares.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const root = fileURLToPath(new URL('..', import.meta.url));
const generated = 'analytics/__generated__/sweeps.ts';

let wasm;
const { error, stderr } = await asc.main(
  [
    'analytics/assembly/sweeps.ts',
    '--baseDir',
    root,
    ...['-O3', '--noAssert', '--enable', 'simd'],
    // No allocator: the caller lays out the memory.
    ...['--runtime', 'stub', '--importMemory'],
    ...['--outFile', 'sweeps.wasm'],
  ],
  {
    writeFile(_, contents) {
      wasm = contents;
    },
  },
);
if (error) {
  process.stderr.write(`${stderr}\n`);
  process.exit(1);
}
const base64 = Buffer.from(wasm).toString('base64');
const source = `/** analytics/assembly/sweeps.ts, compiled: the bytes of the WebAssembly module. */
export const sweepsWasm = Buffer.from(
  '${base64}',
  'base64',
);
`;
const file = new URL(`../${generated}`, import.meta.url);
if (!process.argv.includes('--check')) writeFileSync(file, source);
else if (readFileSync(file, 'utf8') !== source) {
  process.stderr.write(`${generated} is stale: run npm run codegen.\n`);
  process.exitCode = 1;
}
