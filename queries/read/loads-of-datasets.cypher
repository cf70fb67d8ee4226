// What each load of datasets added, changed and retired, in the order in which they were loaded.
//
// @param   keys   [ID!]!    datasets
// @returns key    ID!       dataset
// @returns loads  [String!] loads, each as JSON; null where none was kept
// @reads   Dataset
UNWIND $keys AS key
MATCH (dataset:Dataset {id: key})
RETURN dataset.id AS key, dataset.loads AS loads
