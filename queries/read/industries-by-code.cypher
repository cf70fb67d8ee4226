// Industries of economies that have one of some codes, in whichever classification.
//
// @param   economies  [Iso3!]!    economies
// @param   codes      [String!]!  codes within the classification
// @returns key        ID!         <ISO3>:<scheme>:<code>
// @returns economy    Iso3!       economy
// @returns code       String!     code within the classification
// @reads   Industry
MATCH (industry:Industry)
WHERE industry.economy IN $economies AND industry.code IN $codes
RETURN industry.key AS key, industry.economy AS economy, industry.code AS code
ORDER BY key
