// Takes the turn to write for a transaction: every other load waits until this one has ended.
//
// Loads at the same time that name the same new nodes in another order would each wait for the other, until one fails.
// The lock on the key outlives the node that it was taken for.
//
// @returns key  ID!  what stands for the turn
// @reads   Load
MERGE (load:Load {id: 'turn'})
DELETE load
RETURN 'turn' AS key
