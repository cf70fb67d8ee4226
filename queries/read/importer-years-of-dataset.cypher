// Of which years economies report in a dataset what they buy, or what is invested in them.
//
// @param   dataset  ID!       dataset
// @param   keys     [Iso3!]!  economies, one page of them
// @returns economy  Iso3!     importer, or host of the investment
// @returns years    [Year!]!  calendar years, the first one first
// @reads   Economy, EXPORTS_TO, INVESTS_IN
UNWIND $keys AS key
MATCH (economy:Economy {iso3: key})<-[said:EXPORTS_TO|INVESTS_IN]-(:Economy)
WHERE said.dataset = $dataset AND said.reportedBy IN ['IMPORTER', 'HOST']
WITH DISTINCT economy.iso3 AS economy, said.year AS year
ORDER BY economy, year
RETURN economy, collect(year) AS years
ORDER BY economy
