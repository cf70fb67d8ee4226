// What the store says so far of firms, and which dataset described each first.
//
// @returns key      ID!  key
// @returns dataset  ID!  dataset
// @returns name     String  as stored
// @returns lei      String  as stored
// @returns aliases  [String!]  as stored
// @reads   Firm
MATCH (node:Firm)
WHERE node.dataset IS NOT NULL
RETURN node.id AS key, node.dataset AS dataset, node.name AS name, node.lei AS lei, node.aliases AS aliases
