// What reading alone costs in JavaScript, nothing checked or compared: prints {rows, seconds} as JSON.
// csv: csv-parse, as its manual has it. json: a line reader and JSON.parse, of a file with a record a line, in an array.
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { parse } from 'csv-parse';

const [what, file] = process.argv.slice(2) as ['csv' | 'json', string];
const began = performance.now();
let rows = 0;
if (what === 'csv') {
  for await (const _row of createReadStream(file).pipe(parse({ columns: true }))) rows++;
} else {
  for await (const line of createInterface({ input: createReadStream(file) })) {
    if (!line.includes('"LEI"')) continue; // the brackets around
    JSON.parse(line.startsWith(',') ? line.slice(1) : line);
    rows++;
  }
}
console.log(JSON.stringify({ rows, seconds: (performance.now() - began) / 1_000 }));
