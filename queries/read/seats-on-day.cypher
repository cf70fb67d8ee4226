// Economies in which parties have their seats on a day, in no order.
//
// @param   date     Date!  day
// @returns party    ID!    party that has the seat
// @returns economy  Iso3!  economy of the seat
// @returns dataset  ID!    dataset that says so
// @reads   Party, Economy, SEATED_IN
MATCH (party:Party)-[seat:SEATED_IN]->(economy:Economy)
WHERE (seat.from IS NULL OR seat.from <= $date) AND (seat.to IS NULL OR seat.to > $date)
RETURN party.id AS party, economy.iso3 AS economy, seat.dataset AS dataset
