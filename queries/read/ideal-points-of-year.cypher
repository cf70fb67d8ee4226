// Where economies stand in the votes of the UN General Assembly in a year.
//
// @param   dataset     ID!    dataset of the estimates
// @param   year        Year!  calendar year
// @returns economy     Iso3!  economy
// @returns idealPoint  Float! position on the main line of division, about -3 to 3
// @reads   Economy, Body, VOTES
MATCH (economy:Economy)-[vote:VOTES]->(:Body {id: 'UNGA'})
WHERE vote.dataset = $dataset AND vote.year = $year
RETURN economy.iso3 AS economy, vote.idealPoint AS idealPoint
ORDER BY economy
