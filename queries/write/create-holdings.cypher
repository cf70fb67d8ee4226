// Holdings of a party in a firm.
//
// @param   dataset       ID!      dataset that says so
// @param   rows          [Row!]!  the relationships of one start node each
// @row     start         ID!      key of the start node
// @row     links         [Row!]!  its relationships
// @row     end           ID!      key of the end node
// @row     id            ID!      relationship
// @row     record        ID!      source row
// @row     interest      String!  ECONOMIC, VOTING or CONTROL
// @row     exactShare    Share    share of the company
// @row     minShare      Share    least share of the company
// @row     maxShare      Share    greatest share of the company
// @row     from          Date     first day of the holding
// @row     to            Date     first day no longer held
// @row     basis         String!  REPORTED, MIRROR, ESTIMATED or ILLUSTRATIVE
// @returns written       Int!     relationships written
// @reads   Party, Firm, HOLDS
UNWIND $rows AS row
MATCH (start:Party {id: row.start})
WITH start, row
UNWIND row.links AS link
MATCH (end:Firm {id: link.end})
CREATE (start)-[:HOLDS {id: link.id, dataset: $dataset, record: link.record, interest: link.interest, exactShare: toFloat(link.exactShare), minShare: toFloat(link.minShare), maxShare: toFloat(link.maxShare), from: link.from, to: link.to, basis: link.basis}]->(end)
RETURN count(*) AS written
