// Marks how far a load that writes in steps has come.
//
// @param   key      ID!      load
// @param   dataset  ID!      dataset being loaded
// @param   spool    String!  folder of its changes
// @param   applied  Int!     batches of it written
// @param   ending   String!  the dataset's description to write at the end, as JSON
// @returns key      ID!      load
// @reads   Load
MERGE (load:Load {id: $key})
SET load.dataset = $dataset, load.spool = $spool, load.applied = $applied, load.ending = $ending
RETURN load.id AS key
