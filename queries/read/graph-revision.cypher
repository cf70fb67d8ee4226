// What tells one state of the graph from another: the editions of its datasets, and loads under way.
//
// @returns key    ID!     dataset or load
// @returns state  String! changes whenever a load has written
// @reads   Dataset, Load
MATCH (dataset:Dataset)
RETURN dataset.id AS key, dataset.sha256 + ' ' + dataset.loadedAt AS state
UNION
MATCH (load:Load)
RETURN load.id AS key, toString(load.applied) AS state
