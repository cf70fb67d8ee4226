// What economies sell to each other of some products in a year, packed: one row an exporter and length of code.
//
// Codes of one length alone may be added up: a dataset may state a chapter, its headings and their products side by side.
// Of several reports of a flow in the dataset one is taken, that of the reporter who counts first.
//
// @param   dataset    ID!      dataset of the flows
// @param   year       Year!    calendar year
// @param   products   [ID!]!   beginnings of HS codes, such as 85 or 8703
// @param   reporter  String!  whose report counts first: EXPORTER or IMPORTER
// @returns exporter   Iso3!    exporter
// @returns digits     Int!     length of the codes
// @returns importers  [Iso3!]! importers, one a product
// @returns usd        [Usd!]!  exports of the product to each
// @reads   Economy, EXPORTS_TO
MATCH (exporter:Economy)-[flow:EXPORTS_TO]->(importer:Economy)
WHERE flow.dataset = $dataset AND flow.year = $year AND flow.sector IS NULL AND flow.product IS NOT NULL
  AND any(beginning IN $products WHERE flow.product STARTS WITH beginning)
WITH exporter.iso3 AS exporter, importer.iso3 AS importer, flow.product AS product, flow.usd AS usd,
     CASE coalesce(flow.reportedBy, CASE flow.basis WHEN 'MIRROR' THEN 'IMPORTER' ELSE 'EXPORTER' END)
       WHEN $reporter THEN 0 ELSE 4 END +
     CASE flow.basis WHEN 'REPORTED' THEN 0 WHEN 'ESTIMATED' THEN 1 WHEN 'MIRROR' THEN 2 ELSE 3 END AS precedence
ORDER BY exporter, importer, product, precedence
WITH exporter, importer, product, collect(usd) AS reports
WITH exporter, importer, size(product) AS digits, reports[0] AS usd
ORDER BY exporter, digits, importer
RETURN exporter, digits, collect(importer) AS importers, collect(usd) AS usd
