// Which economies belong to two blocs at once on a day.
//
// Two datasets that name the same members are rows of their own.
//
// @param   bloc          ID!       one bloc
// @param   otherBloc     ID!       the other
// @param   date          Date!     day
// @param   dataset       ID = null only what this dataset states; null for every dataset
// @returns economy       Iso3!     member of both
// @returns name          String    its name
// @returns economyDataset ID       dataset that states its name; null where none does
// @returns degree        Share!    how far it belongs to the one, 1 for a full member
// @returns since         Date      first day of that membership
// @returns basis         String    what that membership rests on
// @returns dataset       ID!       dataset that states it
// @returns otherDegree   Share!    how far it belongs to the other
// @returns otherSince    Date      first day of that membership
// @returns otherBasis    String    what that membership rests on
// @returns otherDataset  ID!       dataset that states it
// @returns evidence      [ID!]!    records of the two memberships
// @reads   Economy, Bloc, MEMBER_OF
// @names   Economy, Bloc, MEMBER_OF
MATCH (:Bloc {id: $bloc})<-[member:MEMBER_OF]-(economy:Economy)
WHERE coalesce(member.degree, 1.0) > 0 AND ($dataset IS NULL OR member.dataset = $dataset)
  AND (member.from IS NULL OR member.from <= $date) AND (member.to IS NULL OR member.to > $date)
MATCH (economy)-[other:MEMBER_OF]->(:Bloc {id: $otherBloc})
WHERE coalesce(other.degree, 1.0) > 0 AND ($dataset IS NULL OR other.dataset = $dataset)
  AND (other.from IS NULL OR other.from <= $date) AND (other.to IS NULL OR other.to > $date)
  AND $bloc <> $otherBloc
RETURN economy.iso3 AS economy,
       economy.name AS name,
       economy.dataset AS economyDataset,
       coalesce(member.degree, 1.0) AS degree,
       member.from AS since,
       member.basis AS basis,
       member.dataset AS dataset,
       coalesce(other.degree, 1.0) AS otherDegree,
       other.from AS otherSince,
       other.basis AS otherBasis,
       other.dataset AS otherDataset,
       [member.record, other.record] AS evidence
ORDER BY economy, dataset, otherDataset, since, otherSince
