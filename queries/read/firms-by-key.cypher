// Firms by key, as the dataset that names them describes them.
//
// @param   keys     [ID!]!  firms
// @returns key      ID!     firm
// @returns name     String  name
// @returns lei      ID      Legal Entity Identifier
// @returns dataset  ID      dataset that says so
// @returns record   ID      source row
// @reads   Firm
UNWIND $keys AS key
MATCH (firm:Firm {id: key})
RETURN firm.id AS key, firm.name AS name, firm.lei AS lei, firm.dataset AS dataset, firm.record AS record
