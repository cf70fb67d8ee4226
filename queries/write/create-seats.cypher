// The economy in which a party has its seat.
//
// @param   dataset       ID!      dataset that says so
// @param   rows          [Row!]!  the relationships of one start node each
// @row     start         ID!      key of the start node
// @row     links         [Row!]!  its relationships
// @row     end           ID!      key of the end node
// @row     id            ID!      relationship
// @row     record        ID!      source row
// @row     from          Date     first day
// @row     to            Date     first day no longer seated
// @row     basis         String!  REPORTED, MIRROR, ESTIMATED or ILLUSTRATIVE
// @returns written       Int!     relationships written
// @reads   Party, Economy, SEATED_IN
UNWIND $rows AS row
MATCH (start:Party {id: row.start})
WITH start, row
UNWIND row.links AS link
MERGE (end:Economy {iso3: link.end})
CREATE (start)-[:SEATED_IN {id: link.id, dataset: $dataset, record: link.record, from: link.from, to: link.to, basis: link.basis}]->(end)
RETURN count(*) AS written
