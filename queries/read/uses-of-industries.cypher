// Output of industries in one input-output table, and what their sales and their purchases come to beside it.
//
// @param   dataset        ID!     dataset of the table
// @param   year           Year!   calendar year of the table
// @param   keys           [ID!]!  industries, one page of them
// @returns key            ID!     industry
// @returns outputUsd      Usd!    gross output, as stated
// @returns valueAddedUsd  Usd     value added; null where it is not known
// @returns salesUsd       Usd!    sales to industries
// @returns finalUsd       Usd!    sales to final users
// @returns purchasesUsd   Usd!    purchases from industries
// @reads   Economy, Industry, PRODUCES, SUPPLIES, FINAL_DEMAND
UNWIND $keys AS key
MATCH (:Economy)-[production:PRODUCES]->(industry:Industry {key: key})
WHERE production.dataset = $dataset AND production.year = $year AND production.outputUsd IS NOT NULL
OPTIONAL MATCH (industry)-[sale:SUPPLIES]->(:Industry)
WHERE sale.dataset = $dataset AND sale.year = $year
WITH industry, production, coalesce(sum(sale.usd), 0.0) AS salesUsd
OPTIONAL MATCH (industry)-[demand:FINAL_DEMAND]->(:Economy)
WHERE demand.dataset = $dataset AND demand.year = $year
WITH industry, production, salesUsd, coalesce(sum(demand.usd), 0.0) AS finalUsd
OPTIONAL MATCH (industry)<-[purchase:SUPPLIES]-(:Industry)
WHERE purchase.dataset = $dataset AND purchase.year = $year
WITH industry, production, salesUsd, finalUsd, coalesce(sum(purchase.usd), 0.0) AS purchasesUsd
RETURN industry.key AS key, production.outputUsd AS outputUsd, production.valueAddedUsd AS valueAddedUsd, salesUsd,
       finalUsd, purchasesUsd
ORDER BY key
