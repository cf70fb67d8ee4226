// Agreements by key, each with its depth.
//
// @param   keys        [ID!]!   agreements
// @returns key         ID!      agreement
// @returns name        String   name
// @returns type        String   BILATERAL, PLURILATERAL, PLURILATERAL_AND_THIRD or REGION_TO_REGION
// @returns signedYear  Year     calendar year of signature
// @returns depth       Int      provisions of seven kinds that it has, 0 to 7
// @returns depthRasch  Float    depth by a latent-trait model, about -1.5 to 2
// @returns amendedOn   [Date!]  days from which changes of it hold
// @returns dataset     ID       dataset that says so
// @returns record      ID       source row
// @reads   Agreement
UNWIND $keys AS key
MATCH (agreement:Agreement {id: key})
RETURN agreement.id AS key, agreement.name AS name, agreement.type AS type, agreement.signedYear AS signedYear,
       agreement.depth AS depth, agreement.depthRasch AS depthRasch,
       agreement.amendedOn AS amendedOn, agreement.dataset AS dataset, agreement.record AS record
