// Sectors of a classification, in no economy in particular.
//
// @param   dataset  ID!     dataset that says so
// @param   rows     [Row!]! one sector each
// @row     key      ID!     <scheme>:<code>
// @row     record   ID!     source row
// @row     scheme   String! classification, such as isic4
// @row     code     String! code within the classification
// @row     name     String  name
// @returns written  Int!    sectors written
// @reads   Sector
UNWIND $rows AS row
MERGE (sector:Sector {id: row.key})
WITH sector, row
WHERE sector.dataset IS NULL OR sector.dataset = $dataset
SET sector.dataset = $dataset, sector.record = row.record, sector.scheme = row.scheme, sector.code = row.code,
    sector.name = row.name
RETURN count(sector) AS written
