// Who holds a firm through chains of declared holdings, with the share multiplied along each chain.
//
// Every party up to six holdings above the firm is listed, or only its ultimate holders: those whom nobody holds in turn.
// A chain stays within one dataset and meets no party twice, so where parties hold one another in a circle the sum is only
// near the true share; `ownership` has the exact one. Each dataset has rows of its own: they are never added up.
//
// @param   firm      ID!         key of the firm
// @param   asOf      Date!       holdings in force on that day
// @param   interest  String! = "ECONOMIC"  kind of holding; one kind is not multiplied with another
// @limit   interest  ECONOMIC|VOTING|CONTROL
// @param   dataset   ID = null   only what this dataset states; null for every dataset
// @param   onlyUltimate Boolean! = false  leaves out parties that others hold in turn
// @returns owner     ID!         key of the party
// @returns name      String      its name
// @returns economy   Iso3        its seat on that day; null where unknown or where datasets disagree
// @returns partyDatasets [ID!]!  datasets that state its name and its seats
// @returns dataset   ID!         dataset that states the chains
// @returns ultimate  Boolean!    whether nobody in the dataset holds the party on that day
// @returns share     Share       fraction of the firm, 0..1, summed over the chains; null where the share of a chain is
// @returns shares    [Share]!    fraction of the firm through each chain; null where a holding on it has no exact share
// @returns lengths   [Int!]!     holdings from the owner to the firm along each chain
// @returns chains    [[ID!]!]!   keys from owner to firm, one list a chain
// @returns evidence  [ID!]!      records of the holdings used
// @reads   Firm, Party, HOLDS, SEATED_IN, Economy
// @names   Firm, Party, HOLDS, SEATED_IN, Economy
// @paths   chains
MATCH (firm:Firm {id: $firm})
MATCH chain = (firm)<-[:HOLDS*1..6 {interest: $interest}]-(owner:Party)
WITH owner, relationships(chain) AS holdings, [party IN nodes(chain) | party.id] AS keys
WITH owner, holdings, keys, holdings[0].dataset AS dataset
WHERE ($dataset IS NULL OR dataset = $dataset)
  AND ALL(h IN holdings WHERE h.dataset = dataset AND (h.from IS NULL OR h.from <= $asOf) AND (h.to IS NULL OR h.to > $asOf))
  AND ALL(key IN keys WHERE size([other IN keys WHERE other = key]) = 1)
WITH owner, dataset, reverse(keys) AS keys, [h IN holdings | h.record] AS records,
     reduce(share = 1.0, h IN holdings | share * h.exactShare) AS share
ORDER BY size(keys), keys
WITH owner, dataset, collect({keys: keys, share: share, records: records}) AS chains
OPTIONAL MATCH (owner)-[seat:SEATED_IN]->(economy:Economy)
WHERE (seat.from IS NULL OR seat.from <= $asOf) AND (seat.to IS NULL OR seat.to > $asOf)
WITH owner, dataset, chains, economy, seat
ORDER BY seat.dataset
WITH owner, dataset, chains, collect(DISTINCT economy.iso3) AS seats, collect(DISTINCT seat.dataset) AS seatDatasets
OPTIONAL MATCH (owner)<-[above:HOLDS {interest: $interest}]-(:Party)
WHERE above.dataset = dataset AND (above.from IS NULL OR above.from <= $asOf) AND (above.to IS NULL OR above.to > $asOf)
WITH owner, dataset, chains, seats, seatDatasets, count(above) = 0 AS ultimate,
     reduce(share = 0.0, chain IN chains | share + chain.share) AS share,
     reduce(records = [], chain IN chains | records + chain.records) AS records
WHERE ultimate OR NOT $onlyUltimate
RETURN owner.id AS owner,
       owner.name AS name,
       CASE WHEN size(seats) = 1 THEN seats[0] END AS economy,
       [of IN [owner.dataset] WHERE of IS NOT NULL AND NOT of IN seatDatasets] + seatDatasets AS partyDatasets,
       dataset AS dataset,
       ultimate AS ultimate,
       share AS share,
       [chain IN chains | chain.share] AS shares,
       [chain IN chains | size(chain.keys) - 1] AS lengths,
       [chain IN chains | chain.keys] AS chains,
       reduce(once = [], record IN records | CASE WHEN record IN once THEN once ELSE once + [record] END) AS evidence
ORDER BY dataset, share IS NULL, share DESC, owner
