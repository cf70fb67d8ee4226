// How two firms, or a firm and a person, are connected by sales and holdings, in whichever direction these run.
//
// Sales are those of the year, holdings those in force at its end. A path meets no party twice; the shortest come first.
// What several products, interests or datasets state of the same two parties is one link, with all their records.
//
// @param   firm      ID!         key of the one
// @param   otherFirm ID!         key of the other
// @param   year      Year!       calendar year
// @param   kind      String! = "ANY"  links to go along: sales, holdings or both
// @limit   kind      SUPPLIES|HOLDS|ANY
// @param   hops      Int! = 3    how many links a path may have
// @limit   hops      1..4
// @param   dataset   ID = null   only what this dataset states; null for every dataset
// @returns length    Int!        links of the path
// @returns parties   [ID!]!      keys from the one to the other
// @returns ties      [String!]!  what each party is to the next: SUPPLIES, SUPPLIED_BY, HOLDS or HELD_BY
// @returns links     [[ID!]!]!   each link by itself, from supplier to buyer or from holder to company
// @returns datasets  [ID!]!      datasets that state the links
// @returns evidence  [ID!]!      records of the links
// @reads   Party, SUPPLIES, HOLDS
// @names   Party, SUPPLIES, HOLDS
// @paths   links
MATCH path = (:Party {id: $firm})-[:SUPPLIES|HOLDS*1..4]-(:Party {id: $otherFirm})
WHERE length(path) <= $hops
WITH [party IN nodes(path) | party.id] AS parties,
     [link IN relationships(path) | {kind: type(link), source: startNode(link).id, target: endNode(link).id, year: link.year,
      from: link.from, to: link.to, dataset: link.dataset, record: link.record}] AS links
WHERE ALL(key IN parties WHERE size([other IN parties WHERE other = key]) = 1)
  AND ALL(link IN links WHERE ($kind = 'ANY' OR link.kind = $kind)
    AND ($dataset IS NULL OR link.dataset = $dataset)
    AND (link.kind = 'HOLDS' OR link.year = $year)
    AND (link.kind = 'SUPPLIES' OR (
      (link.from IS NULL OR link.from <= toString(toInteger($year)) + '-12-31')
      AND (link.to IS NULL OR link.to > toString(toInteger($year)) + '-12-31'))))
WITH parties, links,
     [at IN range(0, size(links) - 1) |
      CASE WHEN links[at].kind = 'SUPPLIES' AND links[at].source = parties[at] THEN 'SUPPLIES'
           WHEN links[at].kind = 'SUPPLIES' THEN 'SUPPLIED_BY'
           WHEN links[at].source = parties[at] THEN 'HOLDS'
           ELSE 'HELD_BY' END] AS ties,
     [link IN links | link.dataset] AS datasets, [link IN links | link.record] AS records
ORDER BY records
WITH parties, ties, [link IN links | [link.source, link.target]] AS links, collect(datasets) AS datasets,
     collect(records) AS records
RETURN size(ties) AS length,
       parties AS parties,
       ties AS ties,
       links AS links,
       reduce(once = [], dataset IN reduce(flat = [], some IN datasets | flat + some) |
         CASE WHEN dataset IN once THEN once ELSE once + [dataset] END) AS datasets,
       reduce(once = [], record IN reduce(flat = [], some IN records | flat + some) |
         CASE WHEN record IN once THEN once ELSE once + [record] END) AS evidence
ORDER BY length, parties, ties
