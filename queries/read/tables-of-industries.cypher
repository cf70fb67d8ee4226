// Input-output tables that give the output of industries, by dataset and year.
//
// @param   industries  [ID!]!  keys of the industries
// @returns key         ID!     <ISO3>:<scheme>:<code>
// @returns dataset     ID!     dataset of the table
// @returns year        Year!   calendar year of the table
// @reads   Economy, Industry, PRODUCES
UNWIND $industries AS key
MATCH (industry:Industry {key: key})<-[production:PRODUCES]-(:Economy)
WHERE production.outputUsd IS NOT NULL
RETURN DISTINCT industry.key AS key, production.dataset AS dataset, production.year AS year
ORDER BY key, dataset, year
