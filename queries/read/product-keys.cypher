// Keys of all nodes of a kind, to page through their relationships.
//
// @returns key  ID!  key
// @reads   Product
MATCH (node:Product)
RETURN node.hs AS key
ORDER BY key
