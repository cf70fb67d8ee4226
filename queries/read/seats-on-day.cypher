// Economies in which parties have their seats on a day, packed: one row a party.
//
// @param   keys       [ID!]!     parties, one page of them
// @param   date       Date!      day
// @returns party      ID!        party that has a seat
// @returns economies  [Iso3!]!   economies of its seats, each once
// @returns datasets   [ID!]!     datasets that say so, each once
// @reads   Party, Economy, SEATED_IN
UNWIND $keys AS key
MATCH (party:Party {id: key})-[seat:SEATED_IN]->(economy:Economy)
WHERE (seat.from IS NULL OR seat.from <= $date) AND (seat.to IS NULL OR seat.to > $date)
WITH party, seat, economy
ORDER BY economy.iso3, seat.dataset
RETURN party.id AS party, collect(DISTINCT economy.iso3) AS economies, collect(DISTINCT seat.dataset) AS datasets
