// Economies that are party to agreements, and from when to when.
//
// @param   keys        [ID!]!   agreements
// @returns agreement   ID!      agreement
// @returns key         ID!      relationship
// @returns economy     Iso3!    party
// @returns from        Date     day from which the agreement binds it; null where it is not known to bind it
// @returns to          Date     first day no longer a party
// @returns precision   String!  YEAR where only the years are known, else DAY
// @returns entryType   String!  BASE_TREATY, ACCESSION or CONSOLIDATED
// @returns signedYear  Year     calendar year in which it signed; null where it joined later, at a time that is not told
// @returns side        Int      side of an agreement between sides: it binds parties of different ones; null where it binds all of them
// @returns basis       String!  REPORTED, MIRROR, ESTIMATED or ILLUSTRATIVE
// @returns dataset     ID!      dataset that says so
// @returns record      ID!      source row
// @reads   Economy, Agreement, PARTY_TO
UNWIND $keys AS key
MATCH (agreement:Agreement {id: key})<-[spell:PARTY_TO]-(economy:Economy)
RETURN agreement.id AS agreement, spell.id AS key, economy.iso3 AS economy, spell.from AS from, spell.to AS to,
       spell.precision AS precision, spell.entryType AS entryType, spell.signedYear AS signedYear, spell.side AS side,
       spell.basis AS basis, spell.dataset AS dataset, spell.record AS record
ORDER BY agreement, economy, signedYear, key
