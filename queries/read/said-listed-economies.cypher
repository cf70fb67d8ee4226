// What a dataset says so far: that an economy, or a part of one, stands on a list.
//
// @param   dataset  ID!      dataset
// @param   keys     [ID!]!   start nodes, one page of them
// @returns start    ID!      key of the start node
// @returns end      ID!      key of the end node
// @returns id       ID!      relationship
// @returns from     Date     first day on the list
// @returns to       Date     first day no longer on it
// @returns scope    String   the part that the listing is about, null where it is the whole
// @returns status   String   as the authority words it
// @returns reason   String   as the authority words it
// @returns article  String   provision that it rests on
// @returns url      String   where the notice can be read
// @returns basis    String!  REPORTED, MIRROR, ESTIMATED or ILLUSTRATIVE
// @reads   Economy, Listing, LISTED_UNDER
UNWIND $keys AS key
MATCH (start:Economy {iso3: key})-[link:LISTED_UNDER]->(end:Listing)
WHERE link.dataset = $dataset
RETURN start.iso3 AS start, end.id AS end, link.id AS id, link.from AS from, link.to AS to, link.scope AS scope, link.status AS status, link.reason AS reason, link.article AS article, link.url AS url, link.basis AS basis
