// What the store says so far of lists, and which dataset described each first.
//
// @returns key        ID!     key
// @returns dataset    ID!     dataset
// @returns name       String  as stored
// @returns authority  String  as stored
// @returns programme  String  as stored
// @returns type       String  as stored
// @returns url        String  as stored
// @reads   Listing
MATCH (node:Listing)
WHERE node.dataset IS NOT NULL
RETURN node.id AS key, node.dataset AS dataset, node.name AS name, node.authority AS authority, node.programme AS programme, node.type AS type, node.url AS url
