// What a dataset says so far: re-exports and re-imports between two economies in a year.
//
// @param   dataset  ID!      dataset
// @param   keys     [ID!]!   start nodes, one page of them
// @param   years    [Year!]  years to look at, null for all
// @returns start    ID!      key of the start node
// @returns end      ID!      key of the end node
// @returns id       ID!      relationship
// @returns year          Year!    calendar year
// @returns product       String   HS code, null for all goods
// @returns usd           Usd!     value, US dollars
// @returns tonnes        Float    net weight
// @returns reportedBy    String!  EXPORTER or IMPORTER
// @returns valuation     String   FOB or CIF
// @returns revision      String   edition of the Harmonized System
// @returns basis         String!  REPORTED, MIRROR, ESTIMATED or ILLUSTRATIVE
// @reads   Economy, RE_EXPORTS_TO
UNWIND $keys AS key
MATCH (start:Economy {iso3: key})-[link:RE_EXPORTS_TO]->(end:Economy)
WHERE link.dataset = $dataset
  AND ($years IS NULL OR link.year IN $years)
RETURN start.iso3 AS start, end.iso3 AS end, link.id AS id, link.year AS year, link.product AS product, link.usd AS usd, link.tonnes AS tonnes, link.reportedBy AS reportedBy, link.valuation AS valuation, link.revision AS revision, link.basis AS basis
