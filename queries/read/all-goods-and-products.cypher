// Flows of which a dataset states all goods together and products besides: what the products of each length of code come to.
//
// @param   dataset   ID!       dataset
// @param   keys      [Iso3!]!  exporters, one page of them
// @returns exporter  Iso3!     exporter
// @returns importer  Iso3!     importer
// @returns year      Year!     calendar year
// @returns basis     String!   REPORTED, MIRROR, ESTIMATED or ILLUSTRATIVE
// @returns allUsd    Usd!      all goods together, as stated
// @returns digits    [Int!]!   lengths of code of which products are stated, the shortest first
// @returns usd       [Usd!]!   sum of the products of each
// @reads   Economy, EXPORTS_TO
UNWIND $keys AS key
MATCH (from:Economy {iso3: key})-[said:EXPORTS_TO]->(to:Economy)
WHERE said.dataset = $dataset AND said.sector IS NULL
WITH from.iso3 AS exporter, to.iso3 AS importer, said.year AS year, said.basis AS basis,
     size(coalesce(said.product, '')) AS digits, sum(said.usd) AS usd
ORDER BY exporter, importer, year, basis, digits
WITH exporter, importer, year, basis, collect(digits) AS digits, collect(usd) AS usd
WHERE digits[0] = 0 AND size(digits) > 1
RETURN exporter, importer, year, basis, usd[0] AS allUsd, tail(digits) AS digits, tail(usd) AS usd
ORDER BY exporter, importer, year, basis
