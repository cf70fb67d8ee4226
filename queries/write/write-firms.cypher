// Firms as a register or a disclosure names them.
//
// @param   dataset  ID!      dataset that says so
// @param   rows     [Row!]!  one firm each
// @row     key                ID!       firm
// @row     record             ID!       source row
// @row     name               String    name; null where the firm is only named by its identifier
// @row     lei                ID        Legal Entity Identifier (ISO 17442)
// @row     aliases            [String!] other names, former ones among them
// @row     jurisdiction       String    law it is organised under, as ISO 3166-1 or 3166-2 of two letters
// @row     legalForm          String    legal form, as the source words or codes it
// @row     category           String    kind of entity, as the source words it
// @row     status             String    ACTIVE, INACTIVE, or as the source words it
// @row     registrationStatus String    state of its entry in the register that the source is
// @row     registerAuthority  ID        register that numbers it
// @row     registerNumber     ID        number in that register
// @row     foundedOn          Date      day it was founded
// @row     dissolvedOn        Date      day it was dissolved
// @returns written  Int!     firms written
// @reads   Firm, Party
UNWIND $rows AS row
MERGE (firm:Party:Firm {id: row.key})
WITH firm, row
WHERE firm.dataset IS NULL OR firm.dataset = $dataset
SET firm.dataset = $dataset, firm.record = row.record, firm.name = row.name, firm.lei = row.lei, firm.aliases =
    row.aliases, firm.jurisdiction = row.jurisdiction, firm.legalForm = row.legalForm, firm.category = row.category,
    firm.status = row.status, firm.registrationStatus = row.registrationStatus, firm.registerAuthority =
    row.registerAuthority, firm.registerNumber = row.registerNumber, firm.foundedOn = row.foundedOn,
    firm.dissolvedOn = row.dissolvedOn
RETURN count(firm) AS written
