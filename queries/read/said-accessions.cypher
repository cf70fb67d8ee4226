// What a dataset says so far: economies that are party to agreements.
//
// @param   dataset  ID!      dataset
// @param   keys     [ID!]!   start nodes, one page of them
// @returns start    ID!      key of the start node
// @returns end      ID!      key of the end node
// @returns id       ID!      relationship
// @returns from          Date     day from which the agreement binds it; null where it is not known to bind it
// @returns to            Date     first day no longer a party
// @returns precision     String!  YEAR where only the years are known, else DAY
// @returns entryType     String!  BASE_TREATY, ACCESSION or CONSOLIDATED
// @returns signedYear    Int      calendar year in which it signed; null where it joined later, at a time that is not told
// @returns side          Int      side of an agreement between sides: it binds parties of different ones; null where it binds all of them
// @returns basis         String!  REPORTED, MIRROR, ESTIMATED or ILLUSTRATIVE
// @reads   Economy, Agreement, PARTY_TO
UNWIND $keys AS key
MATCH (start:Economy {iso3: key})-[link:PARTY_TO]->(end:Agreement)
WHERE link.dataset = $dataset
RETURN start.iso3 AS start, end.id AS end, link.id AS id, link.from AS from, link.to AS to, link.precision AS precision, link.entryType AS entryType, link.signedYear AS signedYear, link.side AS side, link.basis AS basis
