// Keys of all blocs, in alphabetical order.
//
// @returns key  ID!  bloc
// @reads   Bloc
MATCH (bloc:Bloc)
RETURN bloc.id AS key
ORDER BY key
