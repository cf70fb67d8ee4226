// Firms that earn revenue in industries, by the dataset and the year that say so.
//
// @param   industries  [ID!]!  <ISO3>:<scheme>:<code>
// @param   dataset     ID!     dataset
// @param   year        Year!   calendar year
// @returns industry    ID!     industry
// @returns firm        ID!     firm, once for each of its industries
// @reads   Firm, Industry, ACTIVE_IN
UNWIND $industries AS key
MATCH (industry:Industry {key: key})<-[activity:ACTIVE_IN]-(firm:Firm)
WHERE activity.dataset = $dataset AND activity.year = $year
RETURN DISTINCT industry.key AS industry, firm.id AS firm
ORDER BY industry, firm
