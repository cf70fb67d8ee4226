// Takes the mark of a load in steps for a transaction: whoever else would roll it forward waits until this step has ended.
//
// @param   key      ID!  load
// @returns key      ID!  load
// @reads   Load
MATCH (load:Load {id: $key})
SET load.taken = true
REMOVE load.taken
RETURN load.id AS key
