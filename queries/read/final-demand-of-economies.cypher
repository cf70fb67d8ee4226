// What the final users of several economies buy together, by supplying industry, in one input-output table.
//
// @param   dataset    ID!      dataset of the table
// @param   year       Year!    calendar year of the table
// @param   economies  [Iso3!]! economies of the final users
// @returns industry   ID!      key of the supplying industry
// @returns usd        Usd!     sales; negative where stocks fall
// @reads   Economy, Industry, FINAL_DEMAND
UNWIND $economies AS key
MATCH (economy:Economy {iso3: key})<-[demand:FINAL_DEMAND]-(industry:Industry)
WHERE demand.dataset = $dataset AND demand.year = $year
RETURN industry.key AS industry, sum(demand.usd) AS usd
ORDER BY industry
