// What economies sell to each other in a year, all goods together, packed: one row an exporter.
//
// @param   dataset    ID!     dataset of the flows
// @param   year       Year!   calendar year
// @returns exporter   Iso3!   exporter
// @returns importers  [Iso3!]! importers
// @returns usd        [Usd!]! exports to each
// @reads   Economy, EXPORTS_TO
MATCH (exporter:Economy)-[flow:EXPORTS_TO]->(importer:Economy)
WHERE flow.dataset = $dataset AND flow.year = $year AND flow.product IS NULL AND flow.sector IS NULL
WITH exporter.iso3 AS exporter, importer.iso3 AS importer, flow.usd AS usd
ORDER BY exporter, importer
RETURN exporter, collect(importer) AS importers, collect(usd) AS usd
