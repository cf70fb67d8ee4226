import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { csr } from './csr.ts';
import { upstreamNodes } from './upstream-nodes.ts';

const n = 7;
const anyArcs = fc.array(fc.tuple(fc.nat(n - 1), fc.nat(n - 1), fc.constantFrom(0, 0.01)), { maxLength: 15 });

test('what is upstream is what some chain of purchases leads to, loops or not', () => {
  fc.assert(
    fc.property(anyArcs, fc.array(fc.nat(n - 1), { maxLength: 3 }), (arcs, from) => {
      const reached = new Set(from);
      // As many rounds as a chain without a repeated node may have steps.
      for (let round = 0; round < n; round++)
        for (const [buyer, supplier, usd] of arcs) if (usd > 0 && reached.has(buyer)) reached.add(supplier);
      const purchases = csr(
        n,
        arcs.map(([buyer]) => buyer),
        arcs.map(([, supplier]) => supplier),
        arcs.map(([, , usd]) => usd),
      );
      const found = [...upstreamNodes(purchases, from)];
      expect(found).toEqual(Array.from({ length: n }, (_, node) => (reached.has(node) ? 1 : 0)));
    }),
  );
});
