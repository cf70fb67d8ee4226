// Bodies in which economies vote.
//
// @param   dataset     ID!      dataset that says so
// @param   rows        [Row!]!  one body each
// @row     key         ID!      body
// @row     record      ID!      source row
// @row     name        String!  name
// @returns written     Int!     bodies written
// @reads   Body
UNWIND $rows AS row
MERGE (body:Body {id: row.key})
WITH body, row
WHERE body.dataset IS NULL OR body.dataset = $dataset
SET body.dataset = $dataset, body.record = row.record, body.name = row.name
RETURN count(body) AS written
