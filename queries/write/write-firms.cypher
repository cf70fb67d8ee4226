// Firms as a register or a disclosure names them.
//
// @param   dataset  ID!      dataset that says so
// @param   rows     [Row!]!  one firm each
// @row     key      ID!      firm
// @row     record   ID!      source row
// @row     name     String!  name
// @row     lei      ID       Legal Entity Identifier (ISO 17442)
// @row     aliases  [String!] other names, former ones among them
// @returns written  Int!     firms written
// @reads   Firm, Party
UNWIND $rows AS row
MERGE (firm:Party:Firm {id: row.key})
WITH firm, row
WHERE firm.dataset IS NULL OR firm.dataset = $dataset
SET firm.dataset = $dataset, firm.record = row.record, firm.name = row.name, firm.lei = row.lei,
    firm.aliases = row.aliases
RETURN count(firm) AS written
