// Datasets that give a firm's revenue, purchases or suppliers, by year.
//
// @param   firm     ID!    firm
// @returns dataset  ID!    dataset
// @returns year     Year!  calendar year
// @reads   Firm, Industry, ACTIVE_IN, SUPPLIES
MATCH (firm:Firm {id: $firm})-[activity:ACTIVE_IN]->(:Industry)
RETURN DISTINCT activity.dataset AS dataset, activity.year AS year
UNION
MATCH (firm:Firm {id: $firm})<-[supply:SUPPLIES]-(:Firm)
RETURN DISTINCT supply.dataset AS dataset, supply.year AS year
