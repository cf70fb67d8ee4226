// A page of the firms whose name or key holds a text, by key.
//
// @param   search  String  text to look for, in any case; null for all firms
// @param   after   ID!     key after which the page begins; empty for the first
// @param   first   Int!    most firms of the page
// @returns key     ID!     firm
// @reads   Firm
MATCH (firm:Firm)
WHERE firm.id > $after
  AND ($search IS NULL OR toLower(firm.name) CONTAINS toLower($search) OR toLower(firm.id) CONTAINS toLower($search))
RETURN firm.id AS key
ORDER BY key
LIMIT $first
