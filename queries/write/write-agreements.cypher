// Agreements between economies.
//
// @param   dataset     ID!      dataset that says so
// @param   rows        [Row!]!  one agreement each
// @row     key         ID!      agreement
// @row     record      ID!      source row
// @row     name        String!  name
// @row     type        String   BILATERAL, PLURILATERAL, PLURILATERAL_AND_THIRD or REGION_TO_REGION
// @row     signedYear  Int!     calendar year of signature
// @row     depth       Int      provisions of seven kinds that it has, 0 to 7
// @row     depthRasch  Float    depth by a latent-trait model, about -1.5 to 2
// @row     amendedOn   [Date!]  days from which changes of it hold
// @returns written     Int!     agreements written
// @reads   Agreement
UNWIND $rows AS row
MERGE (agreement:Agreement {id: row.key})
WITH agreement, row
WHERE agreement.dataset IS NULL OR agreement.dataset = $dataset
SET agreement.dataset = $dataset, agreement.record = row.record, agreement.name = row.name, agreement.type = row.type, agreement.signedYear = row.signedYear, agreement.depth = row.depth, agreement.depthRasch = toFloat(row.depthRasch),
    agreement.amendedOn = row.amendedOn
RETURN count(agreement) AS written
