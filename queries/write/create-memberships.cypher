// Spells of membership of economies in blocs.
//
// @param   dataset       ID!      dataset that says so
// @param   rows          [Row!]!  the relationships of one start node each
// @row     start         ID!      key of the start node
// @row     links         [Row!]!  its relationships
// @row     end           ID!      key of the end node
// @row     id            ID!      relationship
// @row     record        ID!      source row
// @row     from          Date!    first day of membership
// @row     to            Date     first day no longer a member
// @row     degree        Share!   1 for a full member
// @row     basis         String   instrument of accession
// @returns written       Int!     relationships written
// @reads   Economy, Bloc, MEMBER_OF
UNWIND $rows AS row
MERGE (start:Economy {iso3: row.start})
WITH start, row
UNWIND row.links AS link
MATCH (end:Bloc {id: link.end})
CREATE (start)-[:MEMBER_OF {id: link.id, dataset: $dataset, record: link.record, from: link.from, to: link.to, degree: toFloat(link.degree), basis: link.basis}]->(end)
RETURN count(*) AS written
