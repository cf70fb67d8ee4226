// The firms that buy from any of some firms in a year.
//
// @param   dataset  ID!     dataset of the links
// @param   year     Year!   calendar year
// @param   keys     [ID!]!  suppliers asked about
// @returns buyer    ID!     buying firm
// @reads   Firm, SUPPLIES
UNWIND $keys AS key
MATCH (:Firm {id: key})-[supply:SUPPLIES]->(buyer:Firm)
WHERE supply.dataset = $dataset AND supply.year = $year
RETURN DISTINCT buyer.id AS buyer
