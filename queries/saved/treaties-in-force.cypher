// Which trade agreements bind two economies towards one another on a day.
//
// An agreement between two sides, such as a union and a third economy, binds parties of different sides only. Where a
// dataset knows the years alone, an agreement counts from the first of January of its year.
//
// @param   economy       Iso3!     one of the two
// @param   otherEconomy  Iso3!     the other
// @param   date          Date!     day
// @param   dataset       ID = null only what this dataset states; null for every dataset
// @returns agreement     ID!       key of the agreement
// @returns name          String    its name
// @returns type          String    BILATERAL, PLURILATERAL, PLURILATERAL_AND_THIRD or REGION_TO_REGION
// @returns signedYear    Int       calendar year of signature
// @returns since         Date!     day from which it binds both
// @returns until         Date      first day on which it no longer does; null where none is known
// @returns precision     String!   YEAR where only the years are known, else DAY
// @returns depth         Int       provisions of seven kinds that it has, 0 to 7; null where not coded
// @returns depthRasch    Float     depth by a latent-trait model, about -1.5 to 2; null where not coded
// @returns agreementDataset ID     dataset that describes it: its name, type, signature and depth; null where none does
// @returns dataset       ID!       dataset that states who is bound and when
// @returns evidence      [ID!]!    records of the agreement and of the two parties
// @reads   Economy, Agreement, PARTY_TO
// @names   Economy, Agreement, PARTY_TO
MATCH (one:Economy {iso3: $economy})-[party:PARTY_TO]->(agreement:Agreement)
WHERE party.from <= $date AND (party.to IS NULL OR party.to > $date) AND ($dataset IS NULL OR party.dataset = $dataset)
MATCH (agreement)<-[other:PARTY_TO]-(:Economy {iso3: $otherEconomy})
WHERE other.dataset = party.dataset AND other.from <= $date AND (other.to IS NULL OR other.to > $date)
  AND (party.side IS NULL OR other.side IS NULL OR party.side <> other.side)
  AND $economy <> $otherEconomy
RETURN agreement.id AS agreement,
       agreement.name AS name,
       agreement.type AS type,
       agreement.signedYear AS signedYear,
       CASE WHEN party.from > other.from THEN party.from ELSE other.from END AS since,
       CASE WHEN other.to IS NULL OR party.to < other.to THEN party.to ELSE other.to END AS until,
       CASE WHEN party.precision = 'DAY' AND other.precision = 'DAY' THEN 'DAY' ELSE 'YEAR' END AS precision,
       agreement.depth AS depth,
       agreement.depthRasch AS depthRasch,
       agreement.dataset AS agreementDataset,
       party.dataset AS dataset,
       reduce(once = [], record IN [agreement.record, party.record, other.record] |
         CASE WHEN record IN once THEN once ELSE once + [record] END) AS evidence
ORDER BY dataset, since, agreement
