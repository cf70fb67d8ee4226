// Some firms of one dataset, with what `firms-of-chain`, `seats-of-chain` and `activities-of-chain` tell of all.
//
// @param   dataset       ID!     dataset
// @param   year          Year!   calendar year
// @param   date          Date!   day on which the seats are asked, the last of the year
// @param   keys          [ID!]!  firms asked about, each once
// @returns key           ID!     firm
// @returns name          String  name
// @returns seats         [Iso3!]! economies in which it has its seat
// @returns revenueUsd    [Float!]! revenue of each of its industries, US dollars; −1 where nobody states it
// @returns purchasesUsd  [Float!]! all purchases of each of its industries, US dollars; −1 where nobody states them
// @reads   Firm, Economy, SEATED_IN, Industry, ACTIVE_IN
UNWIND $keys AS key
MATCH (firm:Firm {id: key})
CALL (firm) {
  MATCH (firm)-[seat:SEATED_IN]->(economy:Economy)
  WHERE seat.dataset = $dataset AND (seat.from IS NULL OR seat.from <= $date) AND (seat.to IS NULL OR seat.to > $date)
  WITH economy.iso3 AS iso3
  ORDER BY iso3
  RETURN collect(iso3) AS seats
}
CALL (firm) {
  MATCH (firm)-[activity:ACTIVE_IN]->(:Industry)
  WHERE activity.dataset = $dataset AND activity.year = $year
  RETURN count(activity.revenueUsd) AS revenues, collect(coalesce(activity.revenueUsd, -1.0)) AS revenueUsd,
         collect(coalesce(activity.purchasesUsd, -1.0)) AS purchasesUsd
}
WITH firm, seats, revenues, revenueUsd, purchasesUsd
WHERE firm.dataset = $dataset OR size(seats) > 0 OR revenues > 0
RETURN firm.id AS key, firm.name AS name, seats, revenueUsd, purchasesUsd
