// Economies by code, as the reference list describes them.
//
// @param   keys           [Iso3!]!  economies
// @returns key            Iso3!     ISO 3166-1 alpha-3, or ISO 3166-3 where dissolved
// @returns iso2           String    ISO 3166-1 alpha-2
// @returns isoNumeric     String    ISO 3166-1 numeric, three digits
// @returns name           String    short English name
// @returns region         String    M49 region
// @returns subregion      String    M49 sub-region
// @returns intermediateRegion String M49 intermediate region
// @returns incomeGroup    String    World Bank income group
// @returns latitude       Float     degrees north of a central point
// @returns longitude      Float     degrees east of a central point
// @returns to             Date      first day on which the economy no longer existed under the code
// @returns successors     [Iso3!]   codes that took its place
// @returns aggregate      Boolean   a remainder or sum, such as the rest of the world
// @reads   Economy
UNWIND $keys AS key
MATCH (economy:Economy {iso3: key})
RETURN economy.iso3 AS key, economy.iso2 AS iso2, economy.isoNumeric AS isoNumeric, economy.name AS name,
       economy.region AS region, economy.subregion AS subregion, economy.intermediateRegion AS intermediateRegion,
       economy.incomeGroup AS incomeGroup, economy.latitude AS latitude, economy.longitude AS longitude,
       economy.to AS to, economy.successors AS successors, economy.aggregate AS aggregate
