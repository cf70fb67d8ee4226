// What a dataset says more than once of economies: the same kind of thing, between the same two, of the same year and measure.
//
// @param   dataset  ID!      dataset
// @param   keys     [ID!]!   economies, one page of them
// @returns kind     String!  kind of relationship, such as EXPORTS_TO
// @returns start    ID!      economy
// @returns end      ID!      what it is tied to
// @returns year     Year     calendar year; null where it is not by year
// @returns measure  String!  what else tells two of them apart (product, sector, measure, reporter, first day), joined
// @returns records  [ID!]!   source rows, two at least
// @reads   Economy
UNWIND $keys AS key
MATCH (economy:Economy {iso3: key})-[said]->(other)
WHERE said.dataset = $dataset
WITH type(said) AS kind, economy.iso3 AS start, coalesce(other.iso3, other.id, other.key, other.hs) AS end,
     said.year AS year, said.record AS record,
     [said.product, said.sector, said.measure,
      coalesce(said.reportedBy, CASE said.basis WHEN 'MIRROR' THEN 'IMPORTER' ELSE null END),
      said.investor, said.from, said.scope, said.article, toString(said.signedYear)] AS parts
WITH kind, start, end, year, record,
     reduce(text = '', part IN parts | CASE WHEN part IS NULL THEN text ELSE text + ' ' + part END) AS measure
ORDER BY record
WITH kind, start, end, year, measure, collect(record) AS records
WHERE size(records) > 1
RETURN kind, start, end, year, trim(measure) AS measure, records
ORDER BY kind, start, end, year, measure
