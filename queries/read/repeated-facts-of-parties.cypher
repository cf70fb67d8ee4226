// What a dataset says more than once of firms and persons: the same kind of thing, between the same two, of the same time and measure.
//
// @param   dataset  ID!      dataset
// @param   keys     [ID!]!   parties, one page of them
// @returns kind     String!  kind of relationship, such as HOLDS
// @returns start    ID!      party
// @returns end      ID!      what it is tied to
// @returns year     Year     calendar year; null where it is not by year
// @returns measure  String!  what else tells two of them apart (interest, product, role, first day and so on), joined
// @returns records  [ID!]!   source rows, two at least
// @reads   Party
UNWIND $keys AS key
MATCH (party:Party {id: key})-[said]->(other)
WHERE said.dataset = $dataset
WITH type(said) AS kind, party.id AS start, coalesce(other.iso3, other.id, other.key, other.hs) AS end,
     said.year AS year, said.record AS record,
     [said.interest, said.subtype, said.directness, said.category, said.type, said.role, said.product, said.from, said.scope,
      said.article] AS parts
WITH kind, start, end, year, record,
     reduce(text = '', part IN parts | CASE WHEN part IS NULL THEN text ELSE text + ' ' + part END) AS measure
ORDER BY record
WITH kind, start, end, year, measure, collect(record) AS records
WHERE size(records) > 1
RETURN kind, start, end, year, trim(measure) AS measure, records
ORDER BY kind, start, end, year, measure
