// Direct investment received in a span of years over all sectors, positive flows only, by immediate origin and whose report.
//
// @param   dataset     ID!     dataset of the flows
// @param   from        Year!   first year
// @param   until       Year!   last year
// @returns host        Iso3!   economy invested in
// @returns origin      Iso3!   economy of the investor
// @returns reportedBy  String! ORIGIN or HOST
// @returns usd         Usd!    sum of the positive flows
// @reads   Economy, INVESTS_IN
MATCH (origin:Economy)-[flow:INVESTS_IN]->(host:Economy)
WHERE flow.dataset = $dataset AND flow.year >= $from AND flow.year <= $until AND flow.measure = 'FLOW' AND flow.usd > 0
  AND flow.sector IS NULL AND flow.investor = 'IMMEDIATE'
RETURN host.iso3 AS host, origin.iso3 AS origin, flow.reportedBy AS reportedBy, sum(flow.usd) AS usd
ORDER BY host, origin, reportedBy
