// Which firms supply a firm, directly and through other firms, in a year.
//
// A supplier is listed at the smallest tier at which it is met, once for each of its sales there: tier 1 sells to the
// firm, tier 2 to a supplier of the firm. A path never leaves its dataset. Two datasets are rows of their own, and
// sales of different products are too: nothing is added up.
//
// @param   firm      ID!         key of the firm
// @param   year      Year!       calendar year of the sales
// @param   tiers     Int! = 2    how far up
// @limit   tiers     1..4
// @param   dataset   ID = null   only what this dataset states; null for every dataset
// @returns supplier  ID!         key of the supplier
// @returns name      String      its name
// @returns economy   Iso3        its seat at the end of the year; null where unknown or where datasets disagree
// @returns partyDatasets [ID!]!  datasets that state its name and its seats
// @returns dataset   ID!         dataset that states the sales
// @returns tier      Int!        sales between the supplier and the firm, counted along the shortest path
// @returns product   String      HS code of what the supplier sells on the path; null where not stated
// @returns usd       Usd         what it sells to the next firm on the path, US dollars in the year; null where not stated
// @returns basis     String      REPORTED, MIRROR, ESTIMATED or ILLUSTRATIVE
// @returns paths     [[ID!]!]!   keys from supplier to firm, one list a shortest path
// @returns evidence  [ID!]!      records of the sales along the paths
// @reads   Firm, SUPPLIES, SEATED_IN, Economy
// @names   Firm, SUPPLIES, SEATED_IN, Economy
// @paths   paths
MATCH (firm:Firm {id: $firm})
MATCH path = (firm)<-[:SUPPLIES*1..4 {year: $year}]-(supplier:Firm)
WHERE length(path) <= $tiers
WITH supplier, relationships(path) AS sales, [party IN nodes(path) | party.id] AS keys
WITH supplier, sales, keys, sales[0].dataset AS dataset, sales[size(sales) - 1] AS sale
WHERE ($dataset IS NULL OR dataset = $dataset)
  AND ALL(s IN sales WHERE s.dataset = dataset)
  AND ALL(key IN keys WHERE size([other IN keys WHERE other = key]) = 1)
WITH supplier, dataset, size(sales) AS tier, reverse(keys) AS keys, [s IN sales | s.record] AS records,
     sale.id AS id, sale.product AS product, sale.usd AS usd, sale.basis AS basis
ORDER BY keys
WITH supplier, dataset, tier, id, product, usd, basis, collect(DISTINCT keys) AS paths, collect(records) AS records
ORDER BY tier
WITH supplier, dataset, min(tier) AS nearest,
     collect({tier: tier, id: id, product: product, usd: usd, basis: basis, paths: paths, records: records}) AS sales
OPTIONAL MATCH (supplier)-[seat:SEATED_IN]->(economy:Economy)
WHERE (seat.from IS NULL OR seat.from <= toString(toInteger($year)) + '-12-31')
  AND (seat.to IS NULL OR seat.to > toString(toInteger($year)) + '-12-31')
WITH supplier, dataset, nearest, sales, economy, seat
ORDER BY seat.dataset
WITH supplier, dataset, nearest, sales, collect(DISTINCT economy.iso3) AS seats, collect(DISTINCT seat.dataset) AS seatDatasets
UNWIND sales AS sale
WITH supplier, dataset, nearest, seats, seatDatasets, sale, reduce(flat = [], records IN sale.records | flat + records) AS records
WHERE sale.tier = nearest
RETURN supplier.id AS supplier,
       supplier.name AS name,
       CASE WHEN size(seats) = 1 THEN seats[0] END AS economy,
       [of IN [supplier.dataset] WHERE of IS NOT NULL AND NOT of IN seatDatasets] + seatDatasets AS partyDatasets,
       dataset AS dataset,
       nearest AS tier,
       sale.product AS product,
       sale.usd AS usd,
       sale.basis AS basis,
       sale.paths AS paths,
       reduce(once = [], record IN records | CASE WHEN record IN once THEN once ELSE once + [record] END) AS evidence
ORDER BY dataset, tier, usd IS NULL, usd DESC, supplier, product
