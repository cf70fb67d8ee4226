// Where an economy sells most in a year, and which blocs its markets belong to.
//
// Exports to a market are the total that the dataset states; where it states none, the sum of its products of the
// shortest code, else of its sectors. Aggregates that repeat their members, such as the EU, are left out; the rest of the
// world counts. Each dataset and each basis has its own rows, its own ranking and its own shares: they are never added up.
//
// @param   economy   Iso3!       exporter
// @param   year      Year!       calendar year
// @param   first     Int! = 10   how many markets of each ranking, from the largest down
// @limit   first     1..300
// @param   dataset   ID = null   only what this dataset states; null for every dataset
// @returns market    Iso3!       importer
// @returns name      String      its name
// @returns economyDataset ID     dataset that states its name; null where none does
// @returns dataset   ID!         dataset that states the exports
// @returns basis     String      REPORTED, MIRROR, ESTIMATED or ILLUSTRATIVE
// @returns usd       Usd!        exports to the market in the year, US dollars
// @returns share     Share       fraction of the exports to all markets, 0..1; null where these are not above zero
// @returns blocs     [ID!]!      blocs the market is a member of on 31 December, by any dataset
// @returns blocDatasets [ID!]!   datasets that state these memberships
// @returns evidence  [ID!]!      records of the exports
// @reads   Economy, EXPORTS_TO, MEMBER_OF, Bloc
// @names   Economy, EXPORTS_TO, MEMBER_OF, Bloc
MATCH (:Economy {iso3: $economy})-[flow:EXPORTS_TO]->(market:Economy)
WHERE flow.year = $year AND ($dataset IS NULL OR flow.dataset = $dataset)
  AND (market.iso3 = 'ROW' OR NOT coalesce(market.aggregate, false))
WITH market, flow
ORDER BY flow.record
WITH market, flow.dataset AS dataset, flow.basis AS basis,
     CASE WHEN flow.product IS NULL AND flow.sector IS NULL THEN 0
          WHEN flow.sector IS NULL THEN size(flow.product)
          WHEN flow.product IS NULL THEN 90
          ELSE 99 END AS detail,
     sum(toFloat(flow.usd)) AS usd, collect(flow.record) AS records
ORDER BY detail
WITH market, dataset, basis, collect({usd: usd, records: records}) AS details
WITH market, dataset, basis, details[0] AS coarsest
ORDER BY coarsest.usd DESC, market.iso3
WITH dataset, basis, sum(coarsest.usd) AS exports,
     collect({iso3: market.iso3, name: market.name, dataset: market.dataset, usd: coarsest.usd,
      records: coarsest.records}) AS markets
UNWIND markets[0..$first] AS top
OPTIONAL MATCH (:Economy {iso3: top.iso3})-[member:MEMBER_OF]->(bloc:Bloc)
WHERE coalesce(member.degree, 1.0) > 0
  AND (member.from IS NULL OR member.from <= toString(toInteger($year)) + '-12-31')
  AND (member.to IS NULL OR member.to > toString(toInteger($year)) + '-12-31')
WITH dataset, basis, exports, top, bloc, member
ORDER BY bloc.id, member.dataset
WITH dataset, basis, exports, top, collect(DISTINCT bloc.id) AS blocs, collect(DISTINCT member.dataset) AS blocDatasets
RETURN top.iso3 AS market,
       top.name AS name,
       top.dataset AS economyDataset,
       dataset AS dataset,
       basis AS basis,
       top.usd AS usd,
       CASE WHEN exports > 0 THEN top.usd / exports END AS share,
       blocs AS blocs,
       blocDatasets AS blocDatasets,
       top.records AS evidence
ORDER BY dataset, basis, usd DESC, market
