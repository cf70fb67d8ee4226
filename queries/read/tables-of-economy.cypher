// Input-output tables that show an economy by itself, by dataset and year.
//
// @param   economy  Iso3!  economy
// @returns dataset  ID!    dataset of the table
// @returns year     Year!  calendar year of the table
// @reads   Economy, Industry, PRODUCES
MATCH (economy:Economy {iso3: $economy})-[production:PRODUCES]->(:Industry)
WHERE production.outputUsd IS NOT NULL
RETURN DISTINCT production.dataset AS dataset, production.year AS year
ORDER BY dataset, year
