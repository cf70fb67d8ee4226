// Firms and persons by key, as the dataset that names them describes them.
//
// @param   keys      [ID!]!   parties
// @returns key       ID!      party
// @returns name      String   name
// @returns isPerson  Boolean! whether it is a natural person
// @returns dataset   ID       dataset that says so
// @returns record    ID       source row
// @reads   Party, Person
UNWIND $keys AS key
MATCH (party:Party {id: key})
RETURN party.id AS key, party.name AS name, party:Person AS isPerson, party.dataset AS dataset, party.record AS record
