// Holders of firms that are not disclosed on a day, with what is said of them.
//
// @param   keys        [ID!]!  firms
// @param   date        Date!   day
// @returns firm        ID!     firm held
// @returns category    String  kind of holder or holding, as the source words it
// @returns reason      String  why the holder is not disclosed
// @returns detail      String  what else the source says
// @returns interest    String  ECONOMIC, VOTING or CONTROL
// @returns exactShare  Share   share of the firm
// @returns minShare    Share   least share of the firm
// @returns maxShare    Share   greatest share of the firm
// @returns dataset     ID!     dataset that says so
// @returns record      ID!     source row
// @reads   Firm, UNDISCLOSED_HOLDER
UNWIND $keys AS key
MATCH (firm:Firm {id: key})-[said:UNDISCLOSED_HOLDER]->(firm)
WHERE (said.from IS NULL OR said.from <= $date) AND (said.to IS NULL OR said.to > $date)
RETURN firm.id AS firm, said.category AS category, said.reason AS reason, said.detail AS detail,
       said.interest AS interest, said.exactShare AS exactShare, said.minShare AS minShare, said.maxShare AS maxShare,
       said.dataset AS dataset, said.record AS record
ORDER BY firm, dataset, record
