// Blocs with the instrument or definition they rest on.
//
// @param   dataset  ID!      dataset that says so
// @param   rows     [Row!]!  one bloc each
// @row     key      ID!      bloc
// @row     record   ID!      source row
// @row     name     String!  name
// @row     type     String!  TREATY, ORGANISATION or ANALYTICAL
// @row     basis    String!  instrument or definition
// @row     url      String   where the instrument can be read
// @returns written  Int!     blocs written
// @reads   Bloc
UNWIND $rows AS row
MERGE (bloc:Bloc {id: row.key})
WITH bloc, row
WHERE bloc.dataset IS NULL OR bloc.dataset = $dataset
SET bloc.dataset = $dataset, bloc.record = row.record, bloc.name = row.name, bloc.type = row.type, bloc.basis = row.basis,
    bloc.url = row.url
RETURN count(bloc) AS written
