// Keys of all nodes of a kind, for what is to be tied to them.
//
// @returns key  ID!  key
// @reads   Body
MATCH (node:Body)
RETURN node.id AS key
ORDER BY key
