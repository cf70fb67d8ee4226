// Relations of parties to others that are no holding, on a day, whichever of the two the statement names first.
//
// @param   keys                [ID!]!   parties
// @param   date                Date!    day
// @returns party               ID!      party asked for
// @returns other               ID!      the other
// @returns otherName           String   its name
// @returns isFirst             Boolean! the statement names the party asked for first
// @returns type                String!  kind of relation, as the source words it
// @returns role                String   part that the first party has in it
// @returns from                Date     first day
// @returns to                  Date     first day no longer
// @returns status              String   state of the relation, as the source words it
// @returns basis               String!  REPORTED, MIRROR, ESTIMATED or ILLUSTRATIVE
// @returns dataset             ID!      dataset that says so
// @returns record              ID!      source row
// @reads   Party, RELATED_TO
UNWIND $keys AS key
MATCH (party:Party {id: key})-[said:RELATED_TO]-(other:Party)
WHERE (said.from IS NULL OR said.from <= $date) AND (said.to IS NULL OR said.to > $date)
RETURN party.id AS party, other.id AS other, other.name AS otherName, startNode(said).id = key AS isFirst,
       said.type AS type, said.role AS role, said.from AS from, said.to AS to, said.status AS status,
       said.basis AS basis, said.dataset AS dataset, said.record AS record
ORDER BY party, other, type, dataset, record
