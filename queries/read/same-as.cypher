// Which parties are stated to be the same, the surest statements first; one that somebody decided without a weight is sure.
//
// @returns party     ID!     one of the two
// @returns other     ID!     the other
// @returns partyLei  String  LEI of the one
// @returns otherLei  String  LEI of the other
// @returns dataset   ID!     dataset that says so
// @reads   Party, SAME_AS
MATCH (party:Party)-[link:SAME_AS]->(other:Party)
RETURN party.id AS party, other.id AS other, party.lei AS partyLei, other.lei AS otherLei, link.dataset AS dataset
ORDER BY coalesce(link.weight, 1.0) DESC, party, other, dataset
