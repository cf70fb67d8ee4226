// What the store says so far of products, and which dataset described each first.
//
// @returns key      ID!  key
// @returns dataset  ID!  dataset
// @returns name        String  as stored
// @returns level       String  as stored
// @returns parent      ID  as stored
// @returns revision    String  as stored
// @reads   Product
MATCH (node:Product)
WHERE node.dataset IS NOT NULL
RETURN node.hs AS key, node.dataset AS dataset, node.name AS name, node.level AS level, node.parent AS parent, node.revision AS revision
