// Of which years a dataset says something of economies: of those whose figures they are, or who report them.
//
// @param   dataset  ID!       dataset
// @param   keys     [Iso3!]!  economies, one page of them
// @returns economy  Iso3!     economy
// @returns years    [Year!]!  calendar years, in no order
// @reads   Economy, EXPORTS_TO, INVESTS_IN, VOTES, PRODUCES
UNWIND $keys AS key
MATCH (economy:Economy {iso3: key})-[said:EXPORTS_TO|INVESTS_IN|VOTES|PRODUCES]->()
WHERE said.dataset = $dataset AND NOT coalesce(said.reportedBy, '') IN ['IMPORTER', 'HOST']
RETURN economy.iso3 AS economy, collect(DISTINCT said.year) AS years
ORDER BY economy
