// What economies report in a dataset to have bought and taken back, summed over their partners.
//
// @param   dataset  ID!       dataset
// @param   keys     [Iso3!]!  economies, one page of them
// @returns economy  Iso3!     economy that reports
// @returns year     Year!     calendar year
// @returns flow     String!   IMPORT or RE_IMPORT
// @returns product  String    HS code, null for all goods
// @returns usd      Usd!      sum, US dollars
// @reads   Economy, EXPORTS_TO, RE_EXPORTS_TO
UNWIND $keys AS key
MATCH (economy:Economy {iso3: key})<-[said:EXPORTS_TO|RE_EXPORTS_TO]-(:Economy)
WHERE said.dataset = $dataset AND said.reportedBy = 'IMPORTER' AND said.sector IS NULL
WITH economy.iso3 AS economy, said.year AS year, said.product AS product, said.usd AS usd,
     CASE type(said) WHEN 'EXPORTS_TO' THEN 'IMPORT' ELSE 'RE_IMPORT' END AS flow
RETURN economy, year, flow, product, sum(usd) AS usd
ORDER BY economy, year, flow, product
