// What is stated of the goods that economies sell to each other in some years, all goods together, whoever says so.
//
// @param   keys        [Iso3!]!  exporters, one page of them
// @param   years       [Year!]!  calendar years
// @returns from        Iso3!     exporter
// @returns to          Iso3!     importer
// @returns year        Year!     calendar year
// @returns reportedBy  String!   EXPORTER or IMPORTER, by the basis where the source does not say
// @returns valuation   String    FOB or CIF, null where the source does not say
// @returns usd         Usd!      value, US dollars
// @returns basis       String!   REPORTED, MIRROR, ESTIMATED or ILLUSTRATIVE
// @returns dataset     ID!       dataset that says so
// @returns record      ID!       source row
// @reads   Economy, EXPORTS_TO
UNWIND $keys AS key
MATCH (from:Economy {iso3: key})-[said:EXPORTS_TO]->(to:Economy)
WHERE said.year IN $years AND said.product IS NULL AND said.sector IS NULL
RETURN from.iso3 AS from, to.iso3 AS to, said.year AS year,
       coalesce(said.reportedBy, CASE said.basis WHEN 'MIRROR' THEN 'IMPORTER' ELSE 'EXPORTER' END) AS reportedBy,
       said.valuation AS valuation, said.usd AS usd, said.basis AS basis, said.dataset AS dataset, said.record AS record
ORDER BY from, to, dataset, record, year
