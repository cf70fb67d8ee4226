// Agreements that all of some economies are party to and that bind them: of an agreement between sides they stand on
// different ones.
//
// @param   economies  [Iso3!]!  economies, each once; none for agreements of any two economies
// @param   on         Date      day on which all of them are bound by it; null for parties of any time
// @returns key        ID!       agreement
// @reads   Economy, Agreement, PARTY_TO
MATCH (party:Economy)-[spell:PARTY_TO]->(agreement:Agreement)
WHERE (size($economies) = 0 OR party.iso3 IN $economies)
  AND ($on IS NULL OR (spell.from <= $on AND (spell.to IS NULL OR spell.to > $on)))
WITH agreement.id AS key, count(DISTINCT party.iso3) AS parties, count(DISTINCT spell.side) AS sides,
     sum(CASE WHEN spell.side IS NULL THEN 1 ELSE 0 END) AS boundToAll
WHERE parties >= CASE WHEN size($economies) = 0 THEN 2 ELSE size($economies) END
  AND (size($economies) = 1 OR sides > 1 OR boundToAll > 0)
RETURN key
ORDER BY key
