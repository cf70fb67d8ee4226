// Which economies outside two blocs trade most with both of them in a year.
//
// Ranked by the smaller of the two sums: an economy that trades with one alone is not listed. A member in part counts
// by its degree. Trade with a partner is the total that the dataset states; where it states none, the sum of its products
// of the shortest code, else of its sectors. Each dataset and each basis has its own ranking: they are never added up.
//
// @param   bloc          ID!       one bloc
// @param   otherBloc     ID!       the other
// @param   year          Year!     calendar year; members are those of its 31 December
// @param   first         Int! = 10 how many economies of each ranking, from the largest down
// @limit   first         1..300
// @param   dataset       ID = null only the trade that this dataset states; null for every dataset
// @returns economy       Iso3!     economy that is a member of neither
// @returns name          String    its name
// @returns economyDataset ID       dataset that states its name; null where none does
// @returns dataset       ID!       dataset that states the trade
// @returns basis         String    REPORTED, MIRROR, ESTIMATED or ILLUSTRATIVE
// @returns lesserUsd     Usd!      the smaller of its trade with the one and with the other, US dollars in the year
// @returns exportsUsd    Usd!      what it sells to the one, US dollars in the year
// @returns importsUsd    Usd!      what it buys from the one
// @returns otherExportsUsd Usd!    what it sells to the other
// @returns otherImportsUsd Usd!    what it buys from the other
// @returns blocDatasets  [ID!]!    datasets that state the memberships of those it trades with
// @returns evidence      [ID!]!    records of the trade
// @reads   Bloc, MEMBER_OF, Economy, EXPORTS_TO
// @names   Bloc, MEMBER_OF, Economy, EXPORTS_TO
MATCH (bloc:Bloc)<-[membership:MEMBER_OF]-(member:Economy)
WHERE bloc.id IN [$bloc, $otherBloc] AND coalesce(membership.degree, 1.0) > 0
  AND (membership.from IS NULL OR membership.from <= toString(toInteger($year)) + '-12-31')
  AND (membership.to IS NULL OR membership.to > toString(toInteger($year)) + '-12-31')
WITH bloc, member, membership
ORDER BY membership.dataset
WITH bloc.id AS bloc, member.iso3 AS member, max(coalesce(membership.degree, 1.0)) AS degree,
     collect(DISTINCT membership.dataset) AS datasets
WITH collect({bloc: bloc, member: member, degree: degree, datasets: datasets}) AS members
WITH members, [one IN members | one.member] AS insiders
UNWIND members AS one
MATCH (:Economy {iso3: one.member})-[flow:EXPORTS_TO {year: $year}]-(economy:Economy)
WHERE ($dataset IS NULL OR flow.dataset = $dataset)
  AND NOT economy.iso3 IN insiders AND NOT coalesce(economy.aggregate, false)
WITH one, economy, flow.dataset AS dataset, flow.basis AS basis, startNode(flow).iso3 = economy.iso3 AS sells, flow,
     CASE WHEN flow.product IS NULL AND flow.sector IS NULL THEN 0
          WHEN flow.sector IS NULL THEN size(flow.product)
          WHEN flow.product IS NULL THEN 90
          ELSE 99 END AS detail
ORDER BY flow.record
WITH one, economy, dataset, basis, sells, detail, sum(toFloat(flow.usd)) AS usd, collect(flow.record) AS records
ORDER BY detail
WITH one, economy, dataset, basis, sells, collect({usd: usd, records: records}) AS details
WITH one, economy, dataset, basis, sells, details[0] AS coarsest
ORDER BY one.bloc, one.member, sells
WITH economy, dataset, basis,
     collect({bloc: one.bloc, datasets: one.datasets, sells: sells, usd: coarsest.usd * one.degree,
      records: coarsest.records}) AS ties
WITH economy, dataset, basis, ties,
     reduce(usd = 0.0, tie IN ties | usd + CASE WHEN tie.bloc = $bloc AND tie.sells THEN tie.usd ELSE 0.0 END) AS exports,
     reduce(usd = 0.0, tie IN ties | usd + CASE WHEN tie.bloc = $bloc AND NOT tie.sells THEN tie.usd ELSE 0.0 END) AS imports,
     reduce(usd = 0.0, tie IN ties | usd + CASE WHEN tie.bloc = $otherBloc AND tie.sells THEN tie.usd ELSE 0.0 END) AS otherExports,
     reduce(usd = 0.0, tie IN ties | usd + CASE WHEN tie.bloc = $otherBloc AND NOT tie.sells THEN tie.usd ELSE 0.0 END) AS otherImports
WITH economy, dataset, basis, ties, exports, imports, otherExports, otherImports,
     CASE WHEN exports + imports < otherExports + otherImports THEN exports + imports ELSE otherExports + otherImports END AS lesser
WHERE lesser > 0
WITH economy, dataset, basis, ties, exports, imports, otherExports, otherImports, lesser
ORDER BY lesser DESC, economy.iso3
WITH dataset, basis,
     collect({iso3: economy.iso3, name: economy.name, dataset: economy.dataset, exports: exports, imports: imports,
      otherExports: otherExports, otherImports: otherImports, lesser: lesser,
      blocDatasets: reduce(flat = [], tie IN ties | flat + tie.datasets),
      records: reduce(flat = [], tie IN ties | flat + tie.records)}) AS ranking
UNWIND ranking[0..$first] AS top
RETURN top.iso3 AS economy,
       top.name AS name,
       top.dataset AS economyDataset,
       dataset AS dataset,
       basis AS basis,
       top.lesser AS lesserUsd,
       top.exports AS exportsUsd,
       top.imports AS importsUsd,
       top.otherExports AS otherExportsUsd,
       top.otherImports AS otherImportsUsd,
       reduce(once = [], of IN top.blocDatasets | CASE WHEN of IN once THEN once ELSE once + [of] END) AS blocDatasets,
       reduce(once = [], record IN top.records | CASE WHEN record IN once THEN once ELSE once + [record] END) AS evidence
ORDER BY dataset, basis, lesserUsd DESC, economy
