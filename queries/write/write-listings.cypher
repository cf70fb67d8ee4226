// Lists of parties, economies and industries that an authority keeps.
//
// @param   dataset   ID!      dataset that says so
// @param   rows      [Row!]!  one list each
// @row     key       ID!      list
// @row     record    ID!      source row
// @row     name      String!  name
// @row     authority String!  who keeps it
// @row     programme String   law or programme that it belongs to
// @row     type      String!  SANCTIONS, MILITARY, EXPORT_CONTROL, FORCED_LABOUR or OTHER
// @row     url       String   where it can be read
// @returns written   Int!     lists written
// @reads   Listing
UNWIND $rows AS row
MERGE (listing:Listing {id: row.key})
WITH listing, row
WHERE listing.dataset IS NULL OR listing.dataset = $dataset
SET listing.dataset = $dataset, listing.record = row.record, listing.name = row.name, listing.authority = row.authority,
    listing.programme = row.programme, listing.type = row.type, listing.url = row.url
RETURN count(listing) AS written
