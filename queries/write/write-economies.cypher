// Economies as a reference list describes them; what another dataset says of an economy is left alone.
//
// @param   dataset        ID!      dataset that says so
// @param   rows           [Row!]!  one economy each
// @row     key            Iso3!    ISO 3166-1 alpha-3, or ISO 3166-3 where dissolved
// @row     record         ID!      source row
// @row     iso2           String   ISO 3166-1 alpha-2
// @row     isoNumeric     String   ISO 3166-1 numeric, three digits
// @row     name           String   short English name
// @row     region         String   M49 region
// @row     subregion      String   M49 sub-region
// @row     intermediateRegion String M49 intermediate region
// @row     incomeGroup    String   World Bank income group
// @row     latitude       Float    degrees north of a central point
// @row     longitude      Float    degrees east of a central point
// @row     from           Date     first day of the code, where ISO 3166-3 gives it
// @row     to             Date     first day on which the economy no longer existed under the code
// @row     successors     [Iso3!]  codes that took its place
// @row     aggregate      Boolean! a remainder or sum, such as the rest of the world
// @returns written        Int!     economies written
// @reads   Economy
UNWIND $rows AS row
MERGE (economy:Economy {iso3: row.key})
WITH economy, row
WHERE economy.dataset IS NULL OR economy.dataset = $dataset
SET economy.dataset = $dataset, economy.record = row.record, economy.iso2 = row.iso2, economy.isoNumeric = row.isoNumeric,
    economy.name = row.name, economy.region = row.region, economy.subregion = row.subregion,
    economy.intermediateRegion = row.intermediateRegion, economy.incomeGroup = row.incomeGroup,
    economy.latitude = row.latitude, economy.longitude = row.longitude, economy.from = row.from, economy.to = row.to,
    economy.successors = row.successors, economy.aggregate = row.aggregate
RETURN count(economy) AS written
