// Which other parties are stated to be the same as these, whichever of the two the statement names first.
//
// @param   keys     [ID!]!   parties
// @returns party    ID!      party asked for
// @returns other    ID!      the party that is the same
// @returns weight   Share    probability that they are, 0..1
// @returns method   String   how it was found
// @returns author   String!  who decided
// @returns reason   String   why
// @returns dataset  ID!      dataset that says so
// @returns record   ID!      source row
// @reads   Party, SAME_AS
UNWIND $keys AS key
MATCH (party:Party {id: key})-[link:SAME_AS]-(other:Party)
RETURN party.id AS party, other.id AS other, link.weight AS weight, link.method AS method, link.author AS author,
       link.reason AS reason, link.dataset AS dataset, link.record AS record
ORDER BY party, other, dataset, record
