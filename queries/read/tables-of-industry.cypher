// Input-output tables that give an industry's output, by dataset and year.
//
// @param   industry  ID!    key of the industry
// @returns dataset   ID!    dataset of the table
// @returns year      Year!  calendar year of the table
// @reads   Economy, Industry, PRODUCES
MATCH (industry:Industry {key: $industry})<-[production:PRODUCES]-(:Economy)
WHERE production.outputUsd IS NOT NULL
RETURN DISTINCT production.dataset AS dataset, production.year AS year
ORDER BY dataset, year
