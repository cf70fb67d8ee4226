// What the final users of an economy buy, by supplying industry and category, in one input-output table.
//
// @param   dataset   ID!      dataset of the table
// @param   year      Year!    calendar year of the table
// @param   economy   Iso3!    economy of the final users
// @returns industry  ID!      key of the supplying industry
// @returns category  String!  category of final demand
// @returns usd       Usd!     sales; negative where stocks fall
// @returns id        ID!      relationship
// @returns record    ID!      source row
// @returns basis     String!  REPORTED, MIRROR, ESTIMATED or ILLUSTRATIVE
// @reads   Economy, Industry, FINAL_DEMAND
MATCH (economy:Economy {iso3: $economy})<-[demand:FINAL_DEMAND]-(industry:Industry)
WHERE demand.dataset = $dataset AND demand.year = $year
RETURN industry.key AS industry, demand.category AS category, demand.usd AS usd, demand.id AS id, demand.record AS record,
       demand.basis AS basis
ORDER BY industry, category
