// All economies with what lists are filtered and ordered by.
//
// @returns key        Iso3!    economy
// @returns name       String   short English name
// @returns region     String   M49 region
// @returns subregion  String   M49 sub-region
// @returns incomeGroup String  World Bank income group
// @returns dissolved  Boolean! no longer exists under the code
// @returns aggregate  Boolean  a remainder or sum
// @reads   Economy
MATCH (economy:Economy)
RETURN economy.iso3 AS key, economy.name AS name, economy.region AS region, economy.subregion AS subregion,
       economy.incomeGroup AS incomeGroup, economy.to IS NOT NULL AS dissolved, economy.aggregate AS aggregate
ORDER BY key
