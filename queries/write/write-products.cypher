// Goods of the Harmonized System: sections, chapters, headings and subheadings.
//
// @param   dataset     ID!      dataset that says so
// @param   rows        [Row!]!  one product each
// @row     key         ID!      code: I to XXI, or two, four or six digits, leading zeros kept
// @row     record      ID!      source row
// @row     name        String!  description
// @row     level       String!  SECTION, CHAPTER, HEADING or SUBHEADING
// @row     parent      ID       code of the level above, null for a section
// @row     revision    String!  edition of the Harmonized System, such as HS2022
// @returns written     Int!     products written
// @reads   Product
UNWIND $rows AS row
MERGE (product:Product {hs: row.key})
WITH product, row
WHERE product.dataset IS NULL OR product.dataset = $dataset
SET product.dataset = $dataset, product.record = row.record, product.name = row.name, product.level = row.level, product.parent = row.parent, product.revision = row.revision
RETURN count(product) AS written
