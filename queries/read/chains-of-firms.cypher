// Datasets that give revenue, purchases or suppliers of firms, by year.
//
// @param   firms    [ID!]!  firms
// @returns key      ID!     firm
// @returns dataset  ID!     dataset
// @returns year     Year!   calendar year
// @reads   Firm, Industry, ACTIVE_IN, SUPPLIES
UNWIND $firms AS key
MATCH (firm:Firm {id: key})-[activity:ACTIVE_IN]->(:Industry)
RETURN DISTINCT firm.id AS key, activity.dataset AS dataset, activity.year AS year
UNION
UNWIND $firms AS key
MATCH (firm:Firm {id: key})<-[supply:SUPPLIES]-(:Firm)
RETURN DISTINCT firm.id AS key, supply.dataset AS dataset, supply.year AS year
