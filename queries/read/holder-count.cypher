// How many statements say on a day that somebody holds a firm directly, under any of its records.
//
// @param   keys      [ID!]! records of the firm held
// @param   date      Date!  day
// @returns holdings  Int!   holdings
// @reads   Party, Firm, HOLDS
UNWIND $keys AS held
MATCH (:Firm {id: held})<-[holding:HOLDS]-(:Party)
WHERE (holding.from IS NULL OR holding.from <= $date) AND (holding.to IS NULL OR holding.to > $date)
RETURN count(holding) AS holdings
