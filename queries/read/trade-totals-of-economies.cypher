// What economies publish in a dataset as all their trade with the world.
//
// @param   dataset  ID!       dataset
// @param   keys     [Iso3!]!  economies, one page of them
// @returns economy  Iso3!     economy that reports
// @returns year     Year!     calendar year
// @returns flow     String!   EXPORT, IMPORT, RE_EXPORT or RE_IMPORT
// @returns product  String    HS code, null for all goods
// @returns usd      Usd!      value, US dollars
// @reads   Economy, TRADES_WITH_WORLD
UNWIND $keys AS key
MATCH (economy:Economy {iso3: key})-[said:TRADES_WITH_WORLD]->(:Economy)
WHERE said.dataset = $dataset
RETURN economy.iso3 AS economy, said.year AS year, said.flow AS flow, said.product AS product, said.usd AS usd
ORDER BY economy, year, flow, product
