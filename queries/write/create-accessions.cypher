// Economies that are party to agreements, and from when to when.
//
// @param   dataset       ID!        dataset that says so
// @param   rows          [Row!]!    the relationships of one start node each, as lists of equal length
// @row     start         ID!        key of the start node
// @row     end           [ID!]!     keys of the end nodes
// @row     id            [ID!]!     relationship
// @row     record        [ID!]!     source row
// @row     from          [Date]!    day from which the agreement binds it; null where it is not known to bind it
// @row     to            [Date]!    first day no longer a party
// @row     precision     [String!]! YEAR where only the years are known, else DAY
// @row     entryType     [String!]! BASE_TREATY, ACCESSION or CONSOLIDATED
// @row     signedYear    [Int]!     calendar year in which it signed; null where it joined later, at a time that is not told
// @row     side          [Int]!     side of an agreement between sides: it binds parties of different ones; null where it binds all of them
// @row     basis         [String!]! REPORTED, MIRROR, ESTIMATED or ILLUSTRATIVE
// @returns written       Int!       relationships written
// @reads   Economy, Agreement, PARTY_TO
UNWIND $rows AS row
MERGE (start:Economy {iso3: row.start})
WITH start, row
UNWIND range(0, size(row.id) - 1) AS at
MERGE (end:Agreement {id: row.end[at]})
CREATE (start)-[:PARTY_TO {id: row.id[at], dataset: $dataset, record: row.record[at], from: row.from[at], to: row.to[at], precision: row.precision[at], entryType: row.entryType[at], signedYear: row.signedYear[at], side: row.side[at], basis: row.basis[at]}]->(end)
RETURN count(*) AS written
