// Some industries of one input-output table with their gross output: those that it has none of are not there.
//
// @param   dataset        ID!     dataset of the table
// @param   year           Year!   calendar year of the table
// @param   keys           [ID!]!  industries asked about, each once
// @returns key            ID!     <ISO3>:<scheme>:<code>
// @returns economy        Iso3!   economy
// @returns name           String  name of the sector
// @returns outputUsd      Usd!    gross output
// @reads   Economy, Industry, PRODUCES
UNWIND $keys AS key
MATCH (economy:Economy)-[production:PRODUCES]->(industry:Industry {key: key})
WHERE production.dataset = $dataset AND production.year = $year AND production.outputUsd IS NOT NULL
RETURN industry.key AS key, economy.iso3 AS economy, industry.name AS name, production.outputUsd AS outputUsd
