// What the store says so far of firms, and which dataset described each first.
//
// @returns key                ID!        key
// @returns dataset            ID!        dataset
// @returns name               String     as stored
// @returns lei                ID         as stored
// @returns aliases            [String!]  as stored
// @returns jurisdiction       String     as stored
// @returns legalForm          String     as stored
// @returns category           String     as stored
// @returns status             String     as stored
// @returns registrationStatus String     as stored
// @returns registerAuthority  ID         as stored
// @returns registerNumber     ID         as stored
// @returns foundedOn          Date       as stored
// @returns dissolvedOn        Date       as stored
// @reads   Firm
MATCH (node:Firm)
WHERE node.dataset IS NOT NULL
RETURN node.id AS key, node.dataset AS dataset,
       node.name AS name, node.lei AS lei, node.aliases AS aliases, node.jurisdiction AS jurisdiction,
       node.legalForm AS legalForm, node.category AS category, node.status AS status, node.registrationStatus AS registrationStatus,
       node.registerAuthority AS registerAuthority, node.registerNumber AS registerNumber, node.foundedOn AS foundedOn, node.dissolvedOn AS dissolvedOn
