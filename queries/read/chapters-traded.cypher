// What some economies sell to some others in some years, by chapter of the Harmonized System.
//
// Codes of one length alone may be added up: a dataset may state a chapter, its headings and their products side by side.
// Of several reports of a flow in the dataset one is taken, that of the reporter who counts first.
//
// @param   sellers  [Iso3!]!  exporters
// @param   buyers   [Iso3!]!  importers
// @param   dataset  ID!       dataset of the flows
// @param   years    [Year!]!  calendar years
// @param   reporter  String!  whose report counts first: EXPORTER or IMPORTER
// @returns year     Year!     calendar year
// @returns chapter  ID!       first two digits of the codes
// @returns digits   Int!      length of the codes
// @returns usd      Usd!      sum over the sellers, buyers and codes, US dollars
// @reads   Economy, EXPORTS_TO
UNWIND $sellers AS key
MATCH (seller:Economy {iso3: key})-[flow:EXPORTS_TO]->(buyer:Economy)
WHERE flow.dataset = $dataset AND flow.year IN $years AND flow.product IS NOT NULL AND flow.sector IS NULL
  AND buyer.iso3 IN $buyers
WITH seller.iso3 AS seller, buyer.iso3 AS buyer, flow.year AS year, flow.product AS product, flow.usd AS usd,
     CASE coalesce(flow.reportedBy, CASE flow.basis WHEN 'MIRROR' THEN 'IMPORTER' ELSE 'EXPORTER' END)
       WHEN $reporter THEN 0 ELSE 4 END +
     CASE flow.basis WHEN 'REPORTED' THEN 0 WHEN 'ESTIMATED' THEN 1 WHEN 'MIRROR' THEN 2 ELSE 3 END AS precedence
ORDER BY seller, buyer, year, product, precedence
WITH seller, buyer, year, product, collect(usd) AS reports
WITH year, substring(product, 0, 2) AS chapter, size(product) AS digits, reports[0] AS usd
WITH year, chapter, digits, sum(usd) AS usd
RETURN year, chapter, digits, usd
ORDER BY year, chapter, digits
