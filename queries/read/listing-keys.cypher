// Keys of all nodes of a kind, for what is to be tied to them.
//
// @returns key  ID!  key
// @reads   Listing
MATCH (node:Listing)
RETURN node.id AS key
ORDER BY key
