// Leaves nodes that a dataset described, and that statements of others are tied to, as nobody's: the next to name them describes them.
//
// @param   dataset   ID!   dataset that described them
// @returns disowned  Int!  nodes
MATCH (node)
WHERE node.dataset = $dataset AND node.record IS NOT NULL
SET node.dataset = null, node.record = null
RETURN count(*) AS disowned
