// Of which years each dataset states what economies invest in others directly, whoever reports it.
//
// @param   keys     [Iso3!]!  origins, one page of them
// @returns economy  Iso3!     origin
// @returns dataset  ID!       dataset that says so
// @returns years    [Year!]!  calendar years, in no order
// @reads   Economy, INVESTS_IN
UNWIND $keys AS key
MATCH (economy:Economy {iso3: key})-[said:INVESTS_IN]->(:Economy)
RETURN economy.iso3 AS economy, said.dataset AS dataset, collect(DISTINCT said.year) AS years
ORDER BY economy, dataset
