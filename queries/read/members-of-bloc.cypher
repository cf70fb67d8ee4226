// The members of a bloc on a day, with the degree of each.
//
// @param   bloc     ID!     bloc
// @param   date     Date!   day
// @returns economy  Iso3!   member
// @returns degree   Share!  1 for a full member
// @returns dataset  ID!     dataset that says so
// @returns record   ID!     source row
// @reads   Economy, Bloc, MEMBER_OF
MATCH (bloc:Bloc {id: $bloc})<-[membership:MEMBER_OF]-(economy:Economy)
WHERE membership.from <= $date AND (membership.to IS NULL OR membership.to > $date)
RETURN economy.iso3 AS economy, membership.degree AS degree, membership.dataset AS dataset, membership.record AS record
ORDER BY economy, dataset, record
