// Of which years each dataset states the output of an economy's industries, or what they emit.
//
// @param   keys      [Iso3!]!  economies, one page of them
// @returns economy   Iso3!     economy
// @returns dataset   ID!       dataset that says so
// @returns output    [Year!]!  years with a gross output, in no order
// @returns emissions [Year!]!  years with carbon dioxide, in no order
// @reads   Economy, Industry, PRODUCES
UNWIND $keys AS key
MATCH (economy:Economy {iso3: key})-[said:PRODUCES]->(:Industry)
RETURN economy.iso3 AS economy, said.dataset AS dataset,
       collect(DISTINCT CASE WHEN said.outputUsd IS NOT NULL THEN said.year END) AS output,
       collect(DISTINCT CASE WHEN said.co2Kt IS NOT NULL THEN said.year END) AS emissions
ORDER BY economy, dataset
