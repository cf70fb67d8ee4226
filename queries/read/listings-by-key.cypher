// Lists by key, as the dataset that names them describes them.
//
// @param   keys       [ID!]!  lists
// @returns key        ID!     list
// @returns name       String! name
// @returns authority  String! who keeps it
// @returns programme  String  law or programme that it belongs to
// @returns type       String! SANCTIONS, MILITARY, EXPORT_CONTROL, FORCED_LABOUR or OTHER
// @returns url        String  where it can be read
// @returns dataset    ID      dataset that says so
// @returns record     ID      source row
// @reads   Listing
UNWIND $keys AS key
MATCH (listing:Listing {id: key})
RETURN listing.id AS key, listing.name AS name, listing.authority AS authority, listing.programme AS programme,
       listing.type AS type, listing.url AS url, listing.dataset AS dataset, listing.record AS record
