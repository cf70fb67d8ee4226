// The industries that buy from any of some industries in one input-output table.
//
// @param   dataset  ID!     dataset of the table
// @param   year     Year!   calendar year of the table
// @param   keys     [ID!]!  suppliers asked about
// @returns buyer    ID!     buying industry
// @reads   Industry, SUPPLIES
UNWIND $keys AS key
MATCH (:Industry {key: key})-[supply:SUPPLIES]->(buyer:Industry)
WHERE supply.dataset = $dataset AND supply.year = $year
RETURN DISTINCT buyer.key AS buyer
