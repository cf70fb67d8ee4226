// Parties that stand on a list on a day.
//
// @param   date       Date!   day
// @returns party      ID!     party listed
// @returns listing    ID!     list
// @returns authority  String! who keeps the list
// @returns programme  String  law or programme that it belongs to
// @returns type       String! SANCTIONS, MILITARY, EXPORT_CONTROL, FORCED_LABOUR or OTHER
// @returns from       Date    first day on the list
// @returns to         Date    first day no longer on it
// @returns scope      String  the part that the listing is about, null where it is the whole
// @returns status     String  as the authority words it
// @returns reason     String  as the authority words it
// @returns url        String  where the notice can be read
// @returns basis      String! REPORTED, MIRROR, ESTIMATED or ILLUSTRATIVE
// @returns dataset    ID!     dataset that says so
// @returns record     ID!     source row
// @reads   Party, Listing, LISTED_UNDER
MATCH (party:Party)-[listed:LISTED_UNDER]->(listing:Listing)
WHERE (listed.from IS NULL OR listed.from <= $date) AND (listed.to IS NULL OR listed.to > $date)
RETURN party.id AS party, listing.id AS listing, listing.authority AS authority, listing.programme AS programme,
       listing.type AS type, listed.from AS from, listed.to AS to, listed.scope AS scope, listed.status AS status,
       listed.reason AS reason, listed.url AS url, listed.basis AS basis, listed.dataset AS dataset,
       listed.record AS record
ORDER BY party, listing, dataset, record
