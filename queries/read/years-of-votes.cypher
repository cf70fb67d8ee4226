// Of which years each dataset states where economies stood in the votes of the UN General Assembly.
//
// @param   keys     [Iso3!]!  economies, one page of them
// @returns economy  Iso3!     economy
// @returns dataset  ID!       dataset that says so
// @returns years    [Year!]!  calendar years, in no order
// @reads   Economy, Body, VOTES
UNWIND $keys AS key
MATCH (economy:Economy {iso3: key})-[said:VOTES]->(:Body {id: 'UNGA'})
RETURN economy.iso3 AS economy, said.dataset AS dataset, collect(DISTINCT said.year) AS years
ORDER BY economy, dataset
