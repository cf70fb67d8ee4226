// How many firms have a name or key that holds a text.
//
// @param   search  String  text to look for, in any case; null for all firms
// @returns firms   Int!    number of firms
// @reads   Firm
MATCH (firm:Firm)
WHERE $search IS NULL OR toLower(firm.name) CONTAINS toLower($search) OR toLower(firm.id) CONTAINS toLower($search)
RETURN count(firm) AS firms
