// What a dataset says of firms and persons where one of the two ends is described by nobody: a bare code, or a firm without a name.
//
// @param   dataset       ID!       dataset
// @param   keys          [ID!]!    firms and persons, one page of them
// @returns start         ID!       party
// @returns end           ID!       what it is tied to
// @returns startIsKnown  Boolean!  a record describes the party
// @returns endIsKnown    Boolean!  a record describes what it is tied to
// @returns kind          String!   kind of relationship, such as HOLDS
// @returns facts         Int!      how many of the kind between the two
// @reads   Party, Firm
UNWIND $keys AS key
MATCH (party:Party {id: key})-[said]->(other)
WHERE said.dataset = $dataset
WITH party.id AS start, coalesce(other.iso3, other.id, other.key, other.hs) AS end, type(said) AS kind,
     party.dataset IS NOT NULL AND NOT (party:Firm AND party.name IS NULL) AS startIsKnown,
     other.dataset IS NOT NULL AND NOT (other:Firm AND other.name IS NULL) AS endIsKnown, count(said) AS facts
WHERE NOT (startIsKnown AND endIsKnown)
RETURN start, end, startIsKnown, endIsKnown, kind, facts
ORDER BY start, end, kind
