// Persons as a register or a disclosure names them.
//
// @param   dataset  ID!      dataset that says so
// @param   rows     [Row!]!  one person each
// @row     key                ID!       person
// @row     record             ID!       source row
// @row     name               String    name; null where the person is not named
// @row     aliases            [String!] other names
// @row     birthDate          String    date of birth as far as it is known: YYYY, YYYY-MM or YYYY-MM-DD
// @row     nationalities      [String!] economies of which the person is a national
// @returns written  Int!     persons written
// @reads   Person, Party
UNWIND $rows AS row
MERGE (person:Party:Person {id: row.key})
WITH person, row
WHERE person.dataset IS NULL OR person.dataset = $dataset
SET person.dataset = $dataset, person.record = row.record, person.name = row.name, person.aliases = row.aliases,
    person.birthDate = row.birthDate, person.nationalities = row.nationalities
RETURN count(person) AS written
