// From which blocs direct investment comes to an economy in a year by immediate origin, as host and origins report it.
//
// Both reports stand side by side and are never merged: they often differ widely. A member in part counts by its degree.
// Blocs overlap, so their shares do not add up to one; the row without a bloc is of origins that belong to none. Amounts
// below zero are disinvestment. Aggregates that repeat their members are left out; the rest of the world counts.
//
// @param   host           Iso3!     economy that receives the investment
// @param   year           Year!     calendar year
// @param   date           Date!     membership on that day
// @param   measure        String! = "FLOW"  flow of the year, or stock at its end
// @limit   measure        FLOW|STOCK
// @param   dataset        ID = null only what this dataset states; null for every dataset
// @returns bloc           ID        bloc of the origins; null for origins that belong to none
// @returns name           String    its name
// @returns blocDatasets   [ID!]!    datasets that state its name and the memberships of these origins
// @returns dataset        ID!       dataset that states the investment
// @returns usdByHost      Usd       from the bloc by the host's report, US dollars; null where it reports nothing
// @returns shareByHost    Float     fraction of what the host reports of all origins, below 0 or above 1 where some disinvest;
//                         null where the whole is not above zero
// @returns originsByHost  [Iso3!]!  origins that the host reports
// @returns usdByOrigin    Usd       from the bloc by the origins' reports, US dollars; null where none reports
// @returns shareByOrigin  Float     fraction of what all origins report; null where that is not above zero
// @returns originsByOrigin [Iso3!]! origins that report
// @returns evidence       [ID!]!    records of the investment
// @reads   Economy, INVESTS_IN, MEMBER_OF, Bloc
// @names   Economy, INVESTS_IN, MEMBER_OF, Bloc
MATCH (:Economy {iso3: $host})<-[flow:INVESTS_IN]-(origin:Economy)
WHERE flow.year = $year AND flow.measure = $measure AND flow.sector IS NULL AND flow.investor = 'IMMEDIATE'
  AND ($dataset IS NULL OR flow.dataset = $dataset)
  AND origin.iso3 <> $host AND (origin.iso3 = 'ROW' OR NOT coalesce(origin.aggregate, false))
WITH origin, flow
ORDER BY origin.iso3
WITH flow.dataset AS dataset, flow.reportedBy AS reporter, sum(flow.usd) AS usd,
     collect({origin: origin.iso3, usd: flow.usd, record: flow.record}) AS flows
UNWIND flows AS flow
OPTIONAL MATCH (:Economy {iso3: flow.origin})-[member:MEMBER_OF]->(bloc:Bloc)
WHERE coalesce(member.degree, 1.0) > 0
  AND (member.from IS NULL OR member.from <= $date) AND (member.to IS NULL OR member.to > $date)
WITH dataset, reporter, usd, flow, bloc, member
ORDER BY member.dataset
WITH dataset, reporter, usd, flow, bloc.id AS bloc, bloc.name AS name, bloc.dataset AS named,
     coalesce(max(coalesce(member.degree, 1.0)), 1.0) AS degree, collect(DISTINCT member.dataset) AS datasets
ORDER BY flow.origin
WITH dataset, reporter, usd, bloc, name, named, sum(flow.usd * degree) AS part, collect(flow.origin) AS origins,
     collect(datasets) AS datasets, collect(flow.record) AS records
WITH dataset, bloc, name, named,
     collect({reporter: reporter, usd: part, share: CASE WHEN usd > 0 THEN part / usd END, origins: origins,
      datasets: reduce(flat = [], some IN datasets | flat + some), records: records}) AS sides
WITH dataset, bloc, name, [of IN [named] WHERE of IS NOT NULL] AS named, [side IN sides WHERE side.reporter = 'HOST'] AS host,
     [side IN sides WHERE side.reporter = 'ORIGIN'] AS origin
RETURN bloc AS bloc,
       name AS name,
       reduce(once = named, of IN reduce(flat = [], side IN host + origin | flat + side.datasets) |
         CASE WHEN of IN once THEN once ELSE once + [of] END) AS blocDatasets,
       dataset AS dataset,
       CASE WHEN size(host) > 0 THEN host[0].usd END AS usdByHost,
       CASE WHEN size(host) > 0 THEN host[0].share END AS shareByHost,
       CASE WHEN size(host) > 0 THEN host[0].origins ELSE [] END AS originsByHost,
       CASE WHEN size(origin) > 0 THEN origin[0].usd END AS usdByOrigin,
       CASE WHEN size(origin) > 0 THEN origin[0].share END AS shareByOrigin,
       CASE WHEN size(origin) > 0 THEN origin[0].origins ELSE [] END AS originsByOrigin,
       reduce(once = [], record IN reduce(flat = [], side IN host + origin | flat + side.records) |
         CASE WHEN record IN once THEN once ELSE once + [record] END) AS evidence
ORDER BY dataset, usdByHost IS NULL, usdByHost DESC, usdByOrigin IS NULL, usdByOrigin DESC, bloc IS NULL, bloc
