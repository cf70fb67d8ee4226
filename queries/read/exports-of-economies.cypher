// What economies sell to each partner in a year, all goods together, as each dataset states it.
//
// @param   keys     [Iso3!]!  exporters
// @param   year     Year!     calendar year
// @returns economy  Iso3!     exporter
// @returns partner  Iso3!     importer
// @returns dataset  ID!       dataset that says so
// @returns reportedBy String! EXPORTER or IMPORTER, by the basis where the source does not say
// @returns basis    String!   REPORTED, MIRROR, ESTIMATED or ILLUSTRATIVE
// @returns usd      Usd!      exports to the partner
// @returns record   ID!       source row
// @reads   Economy, EXPORTS_TO
UNWIND $keys AS key
MATCH (economy:Economy {iso3: key})-[flow:EXPORTS_TO]->(partner:Economy)
WHERE flow.year = $year AND flow.product IS NULL AND flow.sector IS NULL
RETURN economy.iso3 AS economy, partner.iso3 AS partner, flow.dataset AS dataset,
       coalesce(flow.reportedBy, CASE flow.basis WHEN 'MIRROR' THEN 'IMPORTER' ELSE 'EXPORTER' END) AS reportedBy,
       flow.basis AS basis, flow.usd AS usd,
       flow.record AS record
ORDER BY economy, partner, dataset, reportedBy, basis
