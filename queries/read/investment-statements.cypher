// What is stated of direct investment by immediate origin in some years, over all sectors, by whoever reports it.
//
// @param   keys        [Iso3!]!  economies of the investors, one page of them
// @param   years       [Year!]!  calendar years
// @param   measure     String!   FLOW or STOCK
// @returns from        Iso3!     economy of the investor
// @returns to          Iso3!     economy invested in
// @returns year        Year!     calendar year
// @returns reportedBy  String!   ORIGIN or HOST
// @returns usd         Usd!      value, US dollars; negative for disinvestment
// @returns basis       String!   REPORTED, MIRROR, ESTIMATED or ILLUSTRATIVE
// @returns dataset     ID!       dataset that says so
// @returns record      ID!       source row
// @reads   Economy, INVESTS_IN
UNWIND $keys AS key
MATCH (from:Economy {iso3: key})-[said:INVESTS_IN]->(to:Economy)
WHERE said.year IN $years AND said.measure = $measure AND said.sector IS NULL AND said.investor = 'IMMEDIATE'
RETURN from.iso3 AS from, to.iso3 AS to, said.year AS year, said.reportedBy AS reportedBy, said.usd AS usd,
       said.basis AS basis, said.dataset AS dataset, said.record AS record
ORDER BY from, to, dataset, record, year
