import { test } from '@jest/globals';
import { openEmbeddedStore } from '../../graph/embedded/embedded-store.ts';
import { graphOver } from '../../graph/graph.ts';
import { starterGraph, serverOver } from './running-server.ts';
test('x', async () => {
  const graph = graphOver(openEmbeddedStore(null));
  const server = await serverOver(graph);
  for (const [q, v] of [
    ['{ exposure(subject:{economy:"Mexico"}, to:{members:["CHN"]}, year: 2011) { share } }'],
    ['query($i: Iso3!){ economy(iso3:$i) { key } }', {i: 'mex'}],
    ['query($i: SubjectInput!){ exposure(subject:$i, to:{members:["CHN"]}, year: 2011) { share } }', {i: {economy:'mex'}}],
    ['query($i: SubjectInput!){ exposure(subject:$i, to:{members:["CHN"]}, year: 2011) { share } }', {i: {economy:'MEX', firm:'quimera'}}],
    ['{ economy(iso3:{a:1}) { key } }'],['{ economy(iso3:MEX) { key } }'],
    ['{ bloc(id:"eu") { members(on:"2011-02-30") {from} } }'],
    ['{ node(id:"x") {id} }'],['{ node(id:"Tml4OjE=") {id} }'],['{ node(id:"UGF0aDox") {id} }'],['{ node(id:"RWNvbm9teTpYWFg=") {id} }'],
    ['{ blocs(first: 1000) { nodes { members(on:"2011-12-31") { economy { memberships(on:"2011-12-31") { bloc { members(on:"2011-12-31") { from }}}}}}}}'],
    ['{ nix }'],['{'],['{ blocs { nodes { kex } } }'],
    ['{ exposure(subject:{industry:"MEX:MFE"}, to:{members:["CHN"]}, year: 2011) { share } }'],
    ['{ exposure(subject:{economy:"MEX"}, to:{members:["ROW"]}, year: 2011) { share } }'],
    ['{ exposure(subject:{firm:"nix"}, to:{members:["CHN"]}, year: 2011) { share } }'],
    ['{ economies(first: null) {totalCount} firms(first: 0) {totalCount pageInfo{hasNextPage}} }'],
    ]) { const a = await server.query(q, v); console.log(q, a.status, a.text.slice(0,600)); }
  console.log((await server.get('/readyz')).text,(await server.get('/nix')).text,(await server.get('/saved/nix.csv')).text, (await server.get('/metrics')).text.slice(0,3000), server.log());
  await server.close(); await graph.close();
});
