// What some economies buy of each product in a year: of one seller, and of everybody outside them.
//
// Of several reports of a flow in the dataset one is taken, that of the reporter who counts first.
//
// @param   buyers    [Iso3!]!  importers; what they buy of each other is left out
// @param   economy   Iso3!     the seller asked about
// @param   dataset   ID!       dataset of the flows
// @param   year      Year!     calendar year
// @param   reporter  String!  whose report counts first: EXPORTER or IMPORTER
// @returns buyer     Iso3!     importer
// @returns product   ID!       HS code
// @returns fromUsd   Usd!      bought of the seller, US dollars
// @returns totalUsd  Usd!      bought of everybody outside the buyers, US dollars
// @reads   Economy, EXPORTS_TO
UNWIND $buyers AS key
MATCH (buyer:Economy {iso3: key})<-[flow:EXPORTS_TO]-(seller:Economy)
WHERE flow.dataset = $dataset AND flow.year = $year AND flow.product IS NOT NULL AND flow.sector IS NULL
  AND NOT seller.iso3 IN $buyers AND NOT coalesce(seller.aggregate, false)
WITH buyer.iso3 AS buyer, seller.iso3 AS seller, flow.product AS product, flow.usd AS usd,
     CASE coalesce(flow.reportedBy, CASE flow.basis WHEN 'MIRROR' THEN 'IMPORTER' ELSE 'EXPORTER' END)
       WHEN $reporter THEN 0 ELSE 4 END +
     CASE flow.basis WHEN 'REPORTED' THEN 0 WHEN 'ESTIMATED' THEN 1 WHEN 'MIRROR' THEN 2 ELSE 3 END AS precedence
ORDER BY buyer, seller, product, precedence
WITH buyer, seller, product, collect(usd) AS reports
WITH buyer, product, reports[0] AS usd, CASE WHEN seller = $economy THEN reports[0] ELSE 0.0 END AS fromEconomy
WITH buyer, product, sum(fromEconomy) AS fromUsd, sum(usd) AS totalUsd
RETURN buyer, product, fromUsd, totalUsd
ORDER BY buyer, product
