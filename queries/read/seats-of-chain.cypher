// Where firms have their seats on a day by one dataset, packed: one row an economy.
//
// @param   dataset   ID!     dataset
// @param   date      Date!   day
// @returns economy   Iso3!   economy
// @returns firms     [Int!]! firms that have a seat there, by the engine's own numbers, which are good for one reading
// @reads   Economy, Firm, SEATED_IN
MATCH (economy:Economy)
CALL (economy) {
  MATCH (economy)<-[seat:SEATED_IN]-(firm:Firm)
  WHERE seat.dataset = $dataset AND (seat.from IS NULL OR seat.from <= $date) AND (seat.to IS NULL OR seat.to > $date)
  RETURN collect(id(firm)) AS firms
}
WITH economy, firms
WHERE size(firms) > 0
RETURN economy.iso3 AS economy, firms
ORDER BY economy
