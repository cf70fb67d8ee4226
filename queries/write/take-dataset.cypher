// Takes a dataset for a transaction, whether it is there or not: another load of it waits until this one has ended.
//
// The lock on the key outlives the node that it was taken for.
//
// @param   dataset  ID!  dataset
// @returns dataset  ID!  dataset
// @reads   Load
MERGE (load:Load {id: $dataset})
DELETE load
RETURN $dataset AS dataset
