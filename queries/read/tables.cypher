// Every input-output table, by dataset and year.
//
// @returns dataset  ID!    dataset of the table
// @returns year     Year!  calendar year of the table
// @reads   Economy, Industry, PRODUCES
MATCH (:Economy)-[production:PRODUCES]->(:Industry)
WHERE production.outputUsd IS NOT NULL
RETURN DISTINCT production.dataset AS dataset, production.year AS year
ORDER BY dataset, year
