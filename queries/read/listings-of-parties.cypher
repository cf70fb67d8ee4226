// Lists on which parties stand or stood.
//
// @param   keys       [ID!]!  parties
// @returns party      ID!     party listed
// @returns listing    ID!     list
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
UNWIND $keys AS key
MATCH (party:Party {id: key})-[listed:LISTED_UNDER]->(listing:Listing)
RETURN party.id AS party, listing.id AS listing, listed.from AS from, listed.to AS to, listed.scope AS scope,
       listed.status AS status, listed.reason AS reason, listed.url AS url, listed.basis AS basis,
       listed.dataset AS dataset, listed.record AS record
ORDER BY party, listing, dataset, record
