// Of which years each dataset states what economies sell to others, whoever reports it.
//
// @param   keys     [Iso3!]!  exporters, one page of them
// @returns economy  Iso3!     exporter
// @returns dataset  ID!       dataset that says so
// @returns years    [Year!]!  calendar years, in no order
// @reads   Economy, EXPORTS_TO
UNWIND $keys AS key
MATCH (economy:Economy {iso3: key})-[said:EXPORTS_TO]->(:Economy)
RETURN economy.iso3 AS economy, said.dataset AS dataset, collect(DISTINCT said.year) AS years
ORDER BY economy, dataset
