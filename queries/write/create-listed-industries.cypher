// That an industry, or some of its goods, stands on a list.
//
// @param   dataset       ID!        dataset that says so
// @param   rows          [Row!]!    the relationships of one start node each, as lists of equal length
// @row     start         ID!        key of the start node
// @row     end           [ID!]!     keys of the end nodes
// @row     id            [ID!]!     relationship
// @row     record        [ID!]!     source row
// @row     from          [Date]!    first day on the list
// @row     to            [Date]!    first day no longer on it
// @row     scope         [String]!  the part that the listing is about, null where it is the whole
// @row     status        [String]!  as the authority words it
// @row     reason        [String]!  as the authority words it
// @row     article       [String]!  provision that it rests on
// @row     url           [String]!  where the notice can be read
// @row     basis         [String!]! REPORTED, MIRROR, ESTIMATED or ILLUSTRATIVE
// @returns written       Int!       relationships written
// @reads   Industry, Listing, LISTED_UNDER
UNWIND $rows AS row
MERGE (start:Industry {key: row.start})
WITH start, row
UNWIND range(0, size(row.id) - 1) AS at
MATCH (end:Listing {id: row.end[at]})
CREATE (start)-[:LISTED_UNDER {id: row.id[at], dataset: $dataset, record: row.record[at], from: row.from[at], to: row.to[at], scope: row.scope[at], status: row.status[at], reason: row.reason[at], article: row.article[at], url: row.url[at], basis: row.basis[at]}]->(end)
RETURN count(*) AS written
