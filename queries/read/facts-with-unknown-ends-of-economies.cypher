// What a dataset says of economies where one of the two ends is described by nobody: a bare code.
//
// @param   dataset       ID!       dataset
// @param   keys          [ID!]!    economies, one page of them
// @returns start         ID!       economy
// @returns end           ID!       what it is tied to
// @returns startIsKnown  Boolean!  a record describes the economy
// @returns endIsKnown    Boolean!  a record describes what it is tied to
// @returns kind          String!   kind of relationship, such as HOLDS
// @returns facts         Int!      how many of the kind between the two
// @reads   Economy
UNWIND $keys AS key
MATCH (economy:Economy {iso3: key})-[said]->(other)
WHERE said.dataset = $dataset
WITH economy.iso3 AS start, coalesce(other.iso3, other.id, other.key, other.hs) AS end, type(said) AS kind,
     economy.dataset IS NOT NULL AS startIsKnown,
     other.dataset IS NOT NULL AS endIsKnown, count(said) AS facts
WHERE NOT (startIsKnown AND endIsKnown)
RETURN start, end, startIsKnown, endIsKnown, kind, facts
ORDER BY start, end, kind
