// Where economies stood in the votes of the UN General Assembly in a span of years, as each dataset estimates it.
//
// @param   keys        [Iso3!]!  economies
// @param   from        Year      first year; null for the first there is
// @param   until       Year      last year; null for the last there is
// @returns economy     Iso3!     economy
// @returns key         ID!       relationship
// @returns year        Year!     calendar year
// @returns idealPoint  Float!    position on the main line of division, about -3 to 3
// @returns series      String!   series of estimates, ALL or FINAL_PASSAGE
// @returns basis       String!   REPORTED, MIRROR, ESTIMATED or ILLUSTRATIVE
// @returns dataset     ID!       dataset that says so
// @returns record      ID!       source row
// @reads   Economy, Body, VOTES
UNWIND $keys AS key
MATCH (economy:Economy {iso3: key})-[vote:VOTES]->(:Body {id: 'UNGA'})
WHERE ($from IS NULL OR vote.year >= $from) AND ($until IS NULL OR vote.year <= $until)
RETURN economy.iso3 AS economy, vote.id AS key, vote.year AS year, vote.idealPoint AS idealPoint, vote.series AS series,
       vote.basis AS basis, vote.dataset AS dataset, vote.record AS record
ORDER BY economy, year, dataset
