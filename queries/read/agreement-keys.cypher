// Keys of all agreements.
//
// @returns key  ID!  agreement
// @reads   Agreement
MATCH (agreement:Agreement)
RETURN agreement.id AS key
ORDER BY key
