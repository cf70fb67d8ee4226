// What the store says so far of persons, and which dataset described each first.
//
// @returns key                ID!        key
// @returns dataset            ID!        dataset
// @returns name               String     as stored
// @returns aliases            [String!]  as stored
// @returns birthDate          String     as stored
// @returns nationalities      [String!]  as stored
// @reads   Person
MATCH (node:Person)
WHERE node.dataset IS NOT NULL
RETURN node.id AS key, node.dataset AS dataset,
       node.name AS name, node.aliases AS aliases, node.birthDate AS birthDate, node.nationalities AS nationalities
