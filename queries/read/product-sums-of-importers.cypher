// What the products come to that datasets state of what each partner sells to economies in a year, one row a length of code.
//
// Codes of one length, of one edition of the Harmonized System and of one side's report alone may be added up: a dataset
// may state a chapter, its headings and their products side by side, and both sides of a flow.
//
// @param   keys     [Iso3!]!  importers, one page of them
// @param   year     Year!     calendar year
// @param   datasets [ID!]!    datasets whose products are summed
// @returns economy  Iso3!     importer
// @returns partner  Iso3!     exporter
// @returns dataset  ID!       dataset that states the products
// @returns reportedBy String! EXPORTER or IMPORTER, by the basis where the source does not say
// @returns basis    String!   REPORTED, MIRROR, ESTIMATED or ILLUSTRATIVE
// @returns revision String    edition of the Harmonized System, null where the source does not say
// @returns digits   Int!      length of the codes
// @returns products Int!      products summed
// @returns usd      Usd!      sum of the products, US dollars
// @reads   Economy, EXPORTS_TO
UNWIND $keys AS key
MATCH (economy:Economy {iso3: key})<-[flow:EXPORTS_TO]-(partner:Economy)
WHERE flow.year = $year AND flow.product IS NOT NULL AND flow.sector IS NULL AND flow.dataset IN $datasets
WITH economy.iso3 AS economy, partner.iso3 AS partner, flow.dataset AS dataset,
     coalesce(flow.reportedBy, CASE flow.basis WHEN 'MIRROR' THEN 'IMPORTER' ELSE 'EXPORTER' END) AS reportedBy,
     flow.basis AS basis, flow.revision AS revision, size(flow.product) AS digits,
     count(*) AS products, sum(flow.usd) AS usd
RETURN economy, partner, dataset, reportedBy, basis, revision, digits, products, usd
ORDER BY economy, partner, dataset, reportedBy, basis, revision, digits
