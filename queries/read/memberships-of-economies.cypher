// Spells of membership of economies in blocs that touch a span of days.
//
// @param   keys     [Iso3!]!  economies
// @param   from     Date!     first day of the span
// @param   until    Date!     last day of the span
// @returns economy  Iso3!     economy
// @returns bloc     ID!       bloc
// @returns from     Date!     first day of membership
// @returns to       Date      first day no longer a member
// @returns degree   Share!    1 for a full member
// @returns basis    String    instrument of accession
// @returns dataset  ID!       dataset that says so
// @returns record   ID!       source row
// @reads   Economy, Bloc, MEMBER_OF
UNWIND $keys AS key
MATCH (economy:Economy {iso3: key})-[membership:MEMBER_OF]->(bloc:Bloc)
WHERE membership.from <= $until AND (membership.to IS NULL OR membership.to > $from)
RETURN economy.iso3 AS economy, bloc.id AS bloc, membership.from AS from, membership.to AS to, membership.degree AS degree,
       membership.basis AS basis, membership.dataset AS dataset, membership.record AS record
ORDER BY economy, bloc, from, dataset, record
