// What each dataset states that industries emit, in some years.
//
// @param   keys      [ID!]!   industries, one page of them
// @param   years     [Year!]! calendar years
// @returns industry  ID!      key of the industry
// @returns dataset   ID!      dataset that says so
// @returns year      Year!    calendar year
// @returns co2Kt     Float!   carbon dioxide, kilotonnes
// @reads   Economy, Industry, PRODUCES
UNWIND $keys AS key
MATCH (:Economy)-[production:PRODUCES]->(industry:Industry {key: key})
WHERE production.year IN $years AND production.co2Kt IS NOT NULL
RETURN industry.key AS industry, production.dataset AS dataset, production.year AS year, production.co2Kt AS co2Kt
ORDER BY industry, dataset, year
