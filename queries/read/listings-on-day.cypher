// Who and what stands on a list on a day: parties, economies and industries, or parts of them.
//
// @param   date       Date!    day
// @returns listing    ID!      key of the list
// @returns name       String   name of the list
// @returns authority  String   who keeps it
// @returns programme  String   law or programme that it belongs to
// @returns type       String   what it is a list for, such as SANCTIONS or FORCED_LABOUR
// @returns party      ID       key of the party listed; null where it is none
// @returns economy    Iso3     code of the economy listed; null where it is none
// @returns industry   ID       key of the industry listed; null where it is none
// @returns scope      String   the part that the listing is about, null where it is the whole
// @returns dataset    ID!      dataset that says so
// @returns record     ID!      source row
// @reads   Listing, LISTED_UNDER
MATCH (listed)-[entry:LISTED_UNDER]->(list:Listing)
WHERE (entry.from IS NULL OR entry.from <= $date) AND (entry.to IS NULL OR entry.to > $date)
RETURN list.id AS listing, list.name AS name, list.authority AS authority,
       list.programme AS programme, list.type AS type, listed.id AS party, listed.iso3 AS economy, listed.key AS industry, entry.scope AS scope, entry.dataset AS dataset,
       entry.record AS record
ORDER BY listing, record
