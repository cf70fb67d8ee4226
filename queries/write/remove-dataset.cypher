// Removes the description of a dataset that says nothing any more.
//
// @param   dataset  ID!   dataset
// @returns removed  Int!  descriptions removed
// @reads   Dataset
MATCH (dataset:Dataset {id: $dataset})
DELETE dataset
RETURN count(*) AS removed
