// Removes industries that nobody describes any more and that nothing is tied to.
//
// @returns dropped  Int!  industries deleted
// @reads   Industry
MATCH (node:Industry)
WHERE node.dataset IS NULL AND NOT EXISTS { (node)--() }
DELETE node
RETURN count(*) AS dropped
