// Of which years a dataset says something of economies: of those whose figures they are, or who report them.
//
// @param   dataset  ID!       dataset
// @param   keys     [Iso3!]!  economies, one page of them
// @returns economy  Iso3!     economy
// @returns years    [Year!]!  calendar years, the first one first
// @reads   Economy, EXPORTS_TO, INVESTS_IN, VOTES, PRODUCES
UNWIND $keys AS key
MATCH (economy:Economy {iso3: key})-[said:EXPORTS_TO|INVESTS_IN|VOTES|PRODUCES]->()
WHERE said.dataset = $dataset AND NOT coalesce(said.reportedBy, '') IN ['IMPORTER', 'HOST']
WITH DISTINCT economy.iso3 AS economy, said.year AS year
ORDER BY economy, year
RETURN economy, collect(year) AS years
ORDER BY economy
