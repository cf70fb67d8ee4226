// Removes economies that nobody describes any more and that nothing is tied to.
//
// @returns dropped  Int!  economies deleted
// @reads   Economy
MATCH (node:Economy)
WHERE node.dataset IS NULL AND NOT EXISTS { (node)--() }
DELETE node
RETURN count(*) AS dropped
