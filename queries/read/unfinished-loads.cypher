// Loads that have begun to write in steps and have not ended: until they are, the store answers nothing.
//
// @returns key      ID!      load
// @returns dataset  ID!      dataset being loaded
// @returns spool    String!  folder of its changes, on the machine that began it
// @returns applied  Int!     batches of it already written
// @returns ending   String!  the dataset's description to write at the end, as JSON
// @reads   Load
MATCH (load:Load)
RETURN load.id AS key, load.dataset AS dataset, load.spool AS spool, load.applied AS applied, load.ending AS ending
ORDER BY key
