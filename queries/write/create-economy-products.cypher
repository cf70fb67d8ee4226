// What is made in an economy.
//
// @param   dataset       ID!         dataset that says so
// @param   rows          [Row!]!     the relationships of one start node each, as lists of equal length
// @row     start         ID!         key of the start node
// @row     end           [ID!]!      keys of the end nodes
// @row     id            [ID!]!      relationship
// @row     record        [ID!]!      source row
// @row     share         [Share]!    share of all that is made of it, in the economy or by the party; null where it is not told
// @row     isNegligible  [Boolean!]! said to make so little that it does not count
// @row     basis         [String!]!  REPORTED, MIRROR, ESTIMATED or ILLUSTRATIVE
// @returns written       Int!        relationships written
// @reads   Economy, Product, MAKES
UNWIND $rows AS row
MERGE (start:Economy {iso3: row.start})
WITH start, row
UNWIND range(0, size(row.id) - 1) AS at
MATCH (end:Product {hs: row.end[at]})
CREATE (start)-[:MAKES {id: row.id[at], dataset: $dataset, record: row.record[at], share: toFloat(row.share[at]), isNegligible: row.isNegligible[at], basis: row.basis[at]}]->(end)
RETURN count(*) AS written
