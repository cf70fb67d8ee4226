// Keys of all nodes of a kind, to page through their relationships.
//
// @returns key  ID!  key
// @reads   Industry
MATCH (node:Industry)
RETURN node.key AS key
ORDER BY key
