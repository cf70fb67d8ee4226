// Removes the marks of the loads of a dataset that have ended.
//
// @param   dataset  ID!   dataset
// @returns ended    Int!  marks removed
// @reads   Load
MATCH (load:Load)
WHERE load.dataset = $dataset
DELETE load
RETURN count(*) AS ended
