// Direct investment of each partner in economies in a year, by immediate origin, as origin and host each report it in each dataset.
//
// @param   keys        [Iso3!]!  economies
// @param   year        Year!     calendar year
// @param   measure     String!   FLOW or STOCK
// @returns economy     Iso3!     economy invested in
// @returns partner     Iso3!     economy of the investor
// @returns reportedBy  String!   ORIGIN or HOST, whose statistics say so
// @returns dataset     ID!       dataset that says so
// @returns basis       String!   REPORTED, MIRROR, ESTIMATED or ILLUSTRATIVE
// @returns usd         Usd!      value, US dollars; negative for disinvestment
// @returns record      ID!       source row
// @reads   Economy, INVESTS_IN
UNWIND $keys AS key
MATCH (economy:Economy {iso3: key})<-[flow:INVESTS_IN]-(partner:Economy)
WHERE flow.year = $year AND flow.measure = $measure AND flow.sector IS NULL AND flow.investor = 'IMMEDIATE'
RETURN economy.iso3 AS economy, partner.iso3 AS partner, flow.reportedBy AS reportedBy, flow.dataset AS dataset,
       flow.basis AS basis, flow.usd AS usd, flow.record AS record
ORDER BY economy, partner, reportedBy, dataset, basis
