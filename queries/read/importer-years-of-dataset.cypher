// Of which years economies report in a dataset what they buy, or what is invested in them.
//
// @param   dataset  ID!       dataset
// @param   keys     [Iso3!]!  economies, one page of them
// @returns economy  Iso3!     importer, or host of the investment
// @returns years    [Year!]!  calendar years, in no order
// @reads   Economy, EXPORTS_TO, INVESTS_IN
UNWIND $keys AS key
MATCH (economy:Economy {iso3: key})<-[said:EXPORTS_TO|INVESTS_IN]-(:Economy)
WHERE said.dataset = $dataset AND said.reportedBy IN ['IMPORTER', 'HOST']
RETURN economy.iso3 AS economy, collect(DISTINCT said.year) AS years
ORDER BY economy
