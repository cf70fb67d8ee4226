// The economy in which a party has its seat.
//
// @param   dataset       ID!        dataset that says so
// @param   rows          [Row!]!    the relationships of one start node each, as lists of equal length
// @row     start         ID!        key of the start node
// @row     end           [ID!]!     keys of the end nodes
// @row     id            [ID!]!     relationship
// @row     record        [ID!]!     source row
// @row     role          [String]!  JURISDICTION, HEADQUARTERS, or null where the source does not say
// @row     from          [Date]!    first day
// @row     to            [Date]!    first day no longer seated
// @row     address       [String]!  address, as written
// @row     latitude      [Float]!   degrees north
// @row     longitude     [Float]!   degrees east
// @row     basis         [String!]! REPORTED, MIRROR, ESTIMATED or ILLUSTRATIVE
// @returns written       Int!       relationships written
// @reads   Party, Economy, SEATED_IN
UNWIND $rows AS row
MATCH (start:Party {id: row.start})
WITH start, row
UNWIND range(0, size(row.id) - 1) AS at
MERGE (end:Economy {iso3: row.end[at]})
CREATE (start)-[:SEATED_IN {id: row.id[at], dataset: $dataset, record: row.record[at], role: row.role[at], from: row.from[at], to: row.to[at], address: row.address[at], latitude: toFloat(row.latitude[at]), longitude: toFloat(row.longitude[at]), basis: row.basis[at]}]->(end)
RETURN count(*) AS written
