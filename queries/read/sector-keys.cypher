// Keys of all nodes of a kind, to page through their relationships.
//
// @returns key  ID!  key
// @reads   Sector
MATCH (node:Sector)
RETURN node.id AS key
ORDER BY key
