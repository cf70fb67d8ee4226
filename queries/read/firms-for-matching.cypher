// Every firm that a dataset describes, with what an index of firms is made of.
//
// @returns key             ID!       firm
// @returns name            String    name
// @returns aliases         [String!] other names
// @returns lei             ID        Legal Entity Identifier
// @returns registerNumber  ID        number in its register
// @reads   Firm
MATCH (firm:Firm)
WHERE firm.dataset IS NOT NULL
RETURN firm.id AS key, firm.name AS name, firm.aliases AS aliases, firm.lei AS lei, firm.registerNumber AS registerNumber
