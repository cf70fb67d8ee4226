// What economies sell to each other in a year, all goods together, packed: one row an exporter.
//
// Of several reports of a flow in the dataset one is taken, that of the reporter who counts first: they are never added up.
//
// @param   dataset    ID!     dataset of the flows
// @param   year       Year!   calendar year
// @param   reporter  String!  whose report counts first: EXPORTER or IMPORTER
// @returns exporter   Iso3!   exporter
// @returns importers  [Iso3!]! importers
// @returns usd        [Usd!]! exports to each
// @reads   Economy, EXPORTS_TO
MATCH (exporter:Economy)-[flow:EXPORTS_TO]->(importer:Economy)
WHERE flow.dataset = $dataset AND flow.year = $year AND flow.product IS NULL AND flow.sector IS NULL
WITH exporter.iso3 AS exporter, importer.iso3 AS importer, flow.usd AS usd,
     CASE coalesce(flow.reportedBy, CASE flow.basis WHEN 'MIRROR' THEN 'IMPORTER' ELSE 'EXPORTER' END)
       WHEN $reporter THEN 0 ELSE 4 END +
     CASE flow.basis WHEN 'REPORTED' THEN 0 WHEN 'ESTIMATED' THEN 1 WHEN 'MIRROR' THEN 2 ELSE 3 END AS precedence
ORDER BY exporter, importer, precedence
WITH exporter, importer, collect(usd) AS reports
WITH exporter, importer, reports[0] AS usd
ORDER BY exporter, importer
RETURN exporter, collect(importer) AS importers, collect(usd) AS usd
