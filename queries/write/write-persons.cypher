// Persons as a register or a disclosure names them.
//
// @param   dataset  ID!      dataset that says so
// @param   rows     [Row!]!  one person each
// @row     key      ID!      person
// @row     record   ID!      source row
// @row     name     String!  name
// @returns written  Int!     persons written
// @reads   Person, Party
UNWIND $rows AS row
MERGE (person:Party:Person {id: row.key})
WITH person, row
WHERE person.dataset IS NULL OR person.dataset = $dataset
SET person.dataset = $dataset, person.record = row.record, person.name = row.name
RETURN count(person) AS written
