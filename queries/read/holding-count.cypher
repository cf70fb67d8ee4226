// How many holdings a party has on a day.
//
// @param   keys      [ID!]!  records of the holder
// @param   date      Date!  day
// @returns holdings  Int!   holdings
// @reads   Party, Firm, HOLDS
UNWIND $keys AS key
MATCH (:Party {id: key})-[holding:HOLDS]->(:Firm)
WHERE (holding.from IS NULL OR holding.from <= $date) AND (holding.to IS NULL OR holding.to > $date)
RETURN count(holding) AS holdings
