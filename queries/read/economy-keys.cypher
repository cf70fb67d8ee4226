// Keys of all nodes of a kind, to page through their relationships.
//
// @returns key  ID!  key
// @reads   Economy
MATCH (node:Economy)
RETURN node.iso3 AS key
ORDER BY key
