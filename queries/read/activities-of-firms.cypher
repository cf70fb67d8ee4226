// Industries in which firms earn their revenue, by year.
//
// @param   keys          [ID!]!  firms
// @returns firm          ID!     firm
// @returns industry      ID!     <ISO3>:<scheme>:<code>
// @returns year          Year!   calendar year
// @returns revenueUsd    Usd     revenue
// @returns purchasesUsd  Usd     all purchases, stated suppliers or not
// @returns basis         String! REPORTED, MIRROR, ESTIMATED or ILLUSTRATIVE
// @returns dataset       ID!     dataset that says so
// @returns record        ID!     source row
// @reads   Firm, Industry, ACTIVE_IN
UNWIND $keys AS key
MATCH (firm:Firm {id: key})-[activity:ACTIVE_IN]->(industry:Industry)
RETURN firm.id AS firm, industry.key AS industry, activity.year AS year, activity.revenueUsd AS revenueUsd,
       activity.purchasesUsd AS purchasesUsd, activity.basis AS basis, activity.dataset AS dataset, activity.record AS record
ORDER BY firm, year, industry, dataset, record
