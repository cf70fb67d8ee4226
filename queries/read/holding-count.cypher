// How many holdings a party has on a day.
//
// @param   party     ID!    holder
// @param   date      Date!  day
// @returns holdings  Int!   holdings
// @reads   Party, Firm, HOLDS
MATCH (:Party {id: $party})-[holding:HOLDS]->(:Firm)
WHERE (holding.from IS NULL OR holding.from <= $date) AND (holding.to IS NULL OR holding.to > $date)
RETURN count(holding) AS holdings
