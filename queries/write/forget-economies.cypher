// Takes back what a dataset said of economies that statements of others are tied to: such an economy is its code alone.
//
// @param   dataset    ID!   dataset that described them
// @returns forgotten  Int!  economies
// @reads   Economy
MATCH (node:Economy)
WHERE node.dataset = $dataset
SET node.dataset = null, node.record = null, node.iso2 = null, node.isoNumeric = null, node.name = null,
    node.region = null, node.subregion = null, node.intermediateRegion = null, node.incomeGroup = null,
    node.latitude = null, node.longitude = null, node.from = null, node.to = null, node.successors = null,
    node.aggregate = null
RETURN count(*) AS forgotten
