// Spells of membership of economies in blocs.
//
// @param   dataset       ID!        dataset that says so
// @param   rows          [Row!]!    the relationships of one start node each, as lists of equal length
// @row     start         ID!        key of the start node
// @row     end           [ID!]!     keys of the end nodes
// @row     id            [ID!]!     relationship
// @row     record        [ID!]!     source row
// @row     from          [Date!]!   first day of membership
// @row     to            [Date]!    first day no longer a member
// @row     degree        [Share!]!  1 for a full member
// @row     basis         [String]!  instrument of accession
// @returns written       Int!       relationships written
// @reads   Economy, Bloc, MEMBER_OF
UNWIND $rows AS row
MERGE (start:Economy {iso3: row.start})
WITH start, row
UNWIND range(0, size(row.id) - 1) AS at
MATCH (end:Bloc {id: row.end[at]})
CREATE (start)-[:MEMBER_OF {id: row.id[at], dataset: $dataset, record: row.record[at], from: row.from[at], to: row.to[at], degree: toFloat(row.degree[at]), basis: row.basis[at]}]->(end)
RETURN count(*) AS written
