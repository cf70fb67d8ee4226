// Economies in which parties have or had their seats.
//
// @param   keys     [ID!]!  parties
// @returns party    ID!     party
// @returns economy  Iso3!   economy of the seat
// @returns role     String  JURISDICTION, HEADQUARTERS, or null where the source does not say
// @returns from     Date    first day
// @returns to       Date    first day no longer seated
// @returns dataset  ID!     dataset that says so
// @returns record   ID!     source row
// @reads   Party, Economy, SEATED_IN
UNWIND $keys AS key
MATCH (party:Party {id: key})-[seat:SEATED_IN]->(economy:Economy)
RETURN party.id AS party, economy.iso3 AS economy, seat.role AS role, seat.from AS from, seat.to AS to, seat.dataset AS dataset,
       seat.record AS record
ORDER BY party, economy, dataset, record
