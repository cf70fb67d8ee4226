// What a dataset says so far: the economy in which a party has its seat.
//
// @param   dataset  ID!      dataset
// @param   keys     [ID!]!   start nodes, one page of them
// @returns start    ID!      key of the start node
// @returns end      ID!      key of the end node
// @returns id       ID!      relationship
// @returns role          String   JURISDICTION, HEADQUARTERS, or null where the source does not say
// @returns from          Date     first day
// @returns to            Date     first day no longer seated
// @returns address       String   address, as written
// @returns latitude      Float    degrees north
// @returns longitude     Float    degrees east
// @returns basis         String!  REPORTED, MIRROR, ESTIMATED or ILLUSTRATIVE
// @reads   Party, Economy, SEATED_IN
UNWIND $keys AS key
MATCH (start:Party {id: key})-[link:SEATED_IN]->(end:Economy)
WHERE link.dataset = $dataset
RETURN start.id AS start, end.iso3 AS end, link.id AS id, link.role AS role, link.from AS from, link.to AS to, link.address AS address, link.latitude AS latitude, link.longitude AS longitude, link.basis AS basis
