// The industries of one input-output table with their gross output.
//
// @param   dataset        ID!    dataset of the table
// @param   year           Year!  calendar year of the table
// @returns key            ID!    <ISO3>:<scheme>:<code>
// @returns number         Int!   the engine's own number of the industry, which is good for one reading
// @returns economy        Iso3!  economy
// @returns name           String name of the sector
// @returns outputUsd      Usd!   gross output
// @reads   Economy, Industry, PRODUCES
MATCH (economy:Economy)-[production:PRODUCES]->(industry:Industry)
WHERE production.dataset = $dataset AND production.year = $year AND production.outputUsd IS NOT NULL
RETURN industry.key AS key, id(industry) AS number, economy.iso3 AS economy, industry.name AS name, production.outputUsd AS outputUsd
ORDER BY key
