// All firms with what lists are searched by.
//
// @returns key   ID!     firm
// @returns name  String  name
// @reads   Firm
MATCH (firm:Firm)
RETURN firm.id AS key, firm.name AS name
ORDER BY key
