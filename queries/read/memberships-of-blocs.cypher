// Spells of membership in blocs that touch a span of days.
//
// @param   keys     [ID!]!  blocs
// @param   from     Date!   first day of the span
// @param   until    Date!   last day of the span
// @returns economy  Iso3!   economy
// @returns bloc     ID!     bloc
// @returns from     Date!   first day of membership
// @returns to       Date    first day no longer a member
// @returns degree   Share!  1 for a full member
// @returns basis    String  instrument of accession
// @returns dataset  ID!     dataset that says so
// @returns record   ID!     source row
// @reads   Economy, Bloc, MEMBER_OF
UNWIND $keys AS key
MATCH (bloc:Bloc {id: key})<-[membership:MEMBER_OF]-(economy:Economy)
WHERE membership.from <= $until AND (membership.to IS NULL OR membership.to > $from)
RETURN economy.iso3 AS economy, bloc.id AS bloc, membership.from AS from, membership.to AS to, membership.degree AS degree,
       membership.basis AS basis, membership.dataset AS dataset, membership.record AS record
ORDER BY bloc, economy, from, dataset, record
