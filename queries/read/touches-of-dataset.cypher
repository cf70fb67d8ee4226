// Which nodes of layers the newest loads of a dataset touched, in the order in which they were loaded.
//
// @param   dataset  ID!       dataset
// @returns touches  [String!] loads, each as JSON; null where none was kept
// @reads   Dataset
MATCH (dataset:Dataset {id: $dataset})
RETURN dataset.touches AS touches
