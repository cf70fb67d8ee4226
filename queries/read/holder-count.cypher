// How many statements say on a day that somebody holds a firm directly.
//
// @param   firm      ID!    firm held
// @param   date      Date!  day
// @returns holdings  Int!   holdings
// @reads   Party, Firm, HOLDS
MATCH (:Firm {id: $firm})<-[holding:HOLDS]-(:Party)
WHERE (holding.from IS NULL OR holding.from <= $date) AND (holding.to IS NULL OR holding.to > $date)
RETURN count(holding) AS holdings
