// Direct investment in a dataset of which origin and host both tell, over all sectors, packed: one row an origin and measure.
//
// @param   dataset    ID!       dataset
// @param   keys       [Iso3!]!  economies of the investors, one page of them
// @returns origin     Iso3!     economy of the investor
// @returns measure    String!   FLOW or STOCK
// @returns flows      Int!      figures that either tells of, each of one partner and year
// @returns originUsd  [Usd!]!   what the origin reports, where both tell
// @returns hostUsd    [Usd!]!   what the host reports of each of these
// @reads   Economy, INVESTS_IN
UNWIND $keys AS key
MATCH (from:Economy {iso3: key})-[said:INVESTS_IN]->(to:Economy)
WHERE said.dataset = $dataset AND said.sector IS NULL AND said.investor = 'IMMEDIATE'
WITH from.iso3 AS origin, to.iso3 AS host, said.year AS year, said.measure AS measure, said.usd AS usd,
     said.reportedBy AS reporter
ORDER BY origin, host, year, measure, reporter, usd
WITH origin, host, year, measure, collect(usd) AS usd, collect(reporter) AS reporters
WITH origin, measure, usd[0] AS first, usd[size(usd) - 1] AS last, reporters[0] <> reporters[size(usd) - 1] AS isBoth
WITH origin, measure, count(*) AS flows, collect({isBoth: isBoth, originUsd: last, hostUsd: first}) AS stated
RETURN origin, measure, flows, [flow IN stated WHERE flow.isBoth | flow.originUsd] AS originUsd,
       [flow IN stated WHERE flow.isBoth | flow.hostUsd] AS hostUsd
ORDER BY origin, measure
