// Blocs by key, each with the instrument or definition it rests on.
//
// @param   keys     [ID!]!  blocs
// @returns key      ID!     bloc
// @returns name     String! name
// @returns type     String! TREATY, ORGANISATION or ANALYTICAL
// @returns basis    String! instrument or definition
// @returns url      String  where the instrument can be read
// @returns dataset  ID!     dataset that says so
// @returns record   ID!     source row
// @reads   Bloc
UNWIND $keys AS key
MATCH (bloc:Bloc {id: key})
RETURN bloc.id AS key, bloc.name AS name, bloc.type AS type, bloc.basis AS basis, bloc.url AS url, bloc.dataset AS dataset,
       bloc.record AS record
