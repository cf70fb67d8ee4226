// All industries with what they are looked for by.
//
// @returns key      ID!     <ISO3>:<scheme>:<code>
// @returns economy  Iso3    economy
// @returns code     String  code within the classification
// @returns name     String  name of the sector
// @reads   Industry
MATCH (industry:Industry)
RETURN industry.key AS key, industry.economy AS economy, industry.code AS code, industry.name AS name
ORDER BY key
