// What the store says so far of economies, and which dataset described each first.
//
// @returns key      ID!  key
// @returns dataset  ID!  dataset
// @returns iso2     String  as stored
// @returns isoNumeric String  as stored
// @returns name     String  as stored
// @returns region   String  as stored
// @returns subregion String  as stored
// @returns intermediateRegion String  as stored
// @returns incomeGroup String  as stored
// @returns latitude Float  as stored
// @returns longitude Float  as stored
// @returns from     Date  as stored
// @returns to       Date  as stored
// @returns successors [Iso3!]  as stored
// @returns aggregate Boolean  as stored
// @reads   Economy
MATCH (node:Economy)
WHERE node.dataset IS NOT NULL
RETURN node.iso3 AS key, node.dataset AS dataset, node.iso2 AS iso2, node.isoNumeric AS isoNumeric, node.name AS name, node.region AS region, node.subregion AS subregion, node.intermediateRegion AS intermediateRegion, node.incomeGroup AS incomeGroup, node.latitude AS latitude, node.longitude AS longitude, node.from AS from, node.to AS to, node.successors AS successors, node.aggregate AS aggregate
