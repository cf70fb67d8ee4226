// Industries of an economy that have a code, in whichever classification.
//
// @param   economy   Iso3!    economy
// @param   code      String!  code within the classification
// @returns key       ID!      <ISO3>:<scheme>:<code>
// @reads   Economy, Industry, PRODUCES
MATCH (economy:Economy {iso3: $economy})-[:PRODUCES]->(industry:Industry)
WHERE industry.code = $code
RETURN DISTINCT industry.key AS key
ORDER BY key
