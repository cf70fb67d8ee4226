// Relations of a party to another that are no holding.
//
// @param   dataset            ID!         dataset that says so
// @param   rows               [Row!]!     the relationships of one start node each, as lists of equal length
// @row     start              ID!         key of the start node
// @row     end                [ID!]!      keys of the end nodes
// @row     id                 [ID!]!      relationship
// @row     record             [ID!]!      source row
// @row     type               [String!]!  kind of relation, as the source words it
// @row     role               [String]!   part that the first party has in it
// @row     from               [Date]!     first day
// @row     to                 [Date]!     first day no longer
// @row     status             [String]!   state of the relation, as the source words it
// @row     registrationStatus [String]!   state of its entry in the register that the source is
// @row     statement          [ID]!       the source's own id of the statement
// @row     basis              [String!]!  REPORTED, MIRROR, ESTIMATED or ILLUSTRATIVE
// @returns written            Int!        relationships written
// @reads   Party, RELATED_TO
UNWIND $rows AS row
MATCH (start:Party {id: row.start})
WITH start, row
UNWIND range(0, size(row.id) - 1) AS at
MATCH (end:Party {id: row.end[at]})
CREATE (start)-[:RELATED_TO {id: row.id[at], dataset: $dataset, record: row.record[at], type: row.type[at], role: row.role[at], from: row.from[at], to: row.to[at], status: row.status[at], registrationStatus: row.registrationStatus[at], statement: row.statement[at], basis: row.basis[at]}]->(end)
RETURN count(*) AS written
