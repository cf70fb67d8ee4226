// Direct investment in some economies in a year by sector and immediate origin, as each side reports it.
//
// @param   keys        [Iso3!]!  economies invested in
// @param   years       [Year!]!  calendar years
// @returns host        Iso3!     economy invested in
// @returns origin      Iso3!     economy of the investor
// @returns year        Year!     calendar year
// @returns sector      ID!       sector, such as isic4:C26
// @returns measure     String!   FLOW or STOCK
// @returns reportedBy  String!   ORIGIN or HOST
// @returns dataset     ID!       dataset that says so
// @returns usd         Usd!      value, US dollars; negative for disinvestment
// @reads   Economy, INVESTS_IN
UNWIND $keys AS key
MATCH (host:Economy {iso3: key})<-[flow:INVESTS_IN]-(origin:Economy)
WHERE flow.year IN $years AND flow.sector IS NOT NULL AND flow.investor = 'IMMEDIATE'
RETURN host.iso3 AS host, origin.iso3 AS origin, flow.year AS year, flow.sector AS sector, flow.measure AS measure,
       flow.reportedBy AS reportedBy, flow.dataset AS dataset, flow.usd AS usd
ORDER BY host, dataset, year, measure, reportedBy, sector, origin
