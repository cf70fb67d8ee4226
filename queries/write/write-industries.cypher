// Industries: one sector of one economy in one classification.
//
// @param   dataset  ID!      dataset that says so
// @param   rows     [Row!]!  one industry each
// @row     key      ID!      <ISO3>:<scheme>:<code>
// @row     record   ID!      source row
// @row     economy  Iso3!    economy
// @row     scheme   String!  classification, such as isic4
// @row     code     String!  code within the classification
// @row     name     String   name of the sector
// @returns written  Int!     industries written
// @reads   Industry
UNWIND $rows AS row
MERGE (industry:Industry {key: row.key})
WITH industry, row
WHERE industry.dataset IS NULL OR industry.dataset = $dataset
SET industry.dataset = $dataset, industry.record = row.record, industry.economy = row.economy, industry.scheme = row.scheme,
    industry.code = row.code, industry.name = row.name
RETURN count(industry) AS written
