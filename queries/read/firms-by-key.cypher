// Firms by key, as the dataset that names them describes them.
//
// @param   keys     [ID!]!  firms
// @returns key      ID!     firm
// @returns name     String  name
// @returns lei      ID      Legal Entity Identifier
// @returns aliases  [String!]  other names
// @returns jurisdiction  String  law it is organised under
// @returns legalForm  String  legal form
// @returns category  String  kind of entity
// @returns status  String  state of the firm
// @returns registrationStatus  String  state of its entry in the register
// @returns registerAuthority  ID  register that numbers it
// @returns registerNumber  ID  number in that register
// @returns foundedOn  Date  day it was founded
// @returns dissolvedOn  Date  day it was dissolved
// @returns dataset  ID      dataset that says so
// @returns record   ID      source row
// @reads   Firm
UNWIND $keys AS key
MATCH (firm:Firm {id: key})
RETURN firm.id AS key, firm.name AS name, firm.lei AS lei, firm.aliases AS aliases, firm.jurisdiction AS jurisdiction, firm.legalForm AS legalForm, firm.category AS category, firm.status AS status, firm.registrationStatus AS registrationStatus, firm.registerAuthority AS registerAuthority, firm.registerNumber AS registerNumber, firm.foundedOn AS foundedOn, firm.dissolvedOn AS dissolvedOn,
       firm.dataset AS dataset, firm.record AS record
