// Flows of goods in a dataset of which exporter and importer both tell, packed: one row an exporter and length of code.
//
// @param   dataset        ID!         dataset
// @param   keys           [Iso3!]!    exporters, one page of them
// @returns exporter       Iso3!       exporter
// @returns digits         Int!        length of the codes of products, 0 of all goods together
// @returns flows          Int!        flows that either tells of, each of one year, product and sector
// @returns exporterUsd    [Usd!]!     what the exporter reports, of the flows that both tell of
// @returns importerUsd    [Usd!]!     what the importer reports of each of these
// @returns importerIsFob  [Boolean!]! whether that is without freight and insurance
// @reads   Economy, EXPORTS_TO
UNWIND $keys AS key
MATCH (from:Economy {iso3: key})-[said:EXPORTS_TO]->(to:Economy)
WHERE said.dataset = $dataset
WITH from.iso3 AS exporter, to.iso3 AS importer, said.year AS year, said.product AS product, said.sector AS sector,
     said.usd AS usd, said.valuation AS valuation,
     coalesce(said.reportedBy, CASE said.basis WHEN 'MIRROR' THEN 'IMPORTER' ELSE 'EXPORTER' END) AS reporter
ORDER BY exporter, importer, year, product, sector, reporter, usd
WITH exporter, importer, year, product, sector, collect(usd) AS usd, collect(reporter) AS reporters,
     collect(coalesce(valuation, 'CIF')) AS valuations
WITH exporter, size(coalesce(product, '')) AS digits, usd[0] AS first, usd[size(usd) - 1] AS last,
     valuations[size(usd) - 1] = 'FOB' AS isFob, reporters[0] <> reporters[size(usd) - 1] AS isBoth
WITH exporter, digits, count(*) AS flows, collect({isBoth: isBoth, exporterUsd: first, importerUsd: last, isFob: isFob}) AS stated
RETURN exporter, digits, flows, [flow IN stated WHERE flow.isBoth | flow.exporterUsd] AS exporterUsd,
       [flow IN stated WHERE flow.isBoth | flow.importerUsd] AS importerUsd,
       [flow IN stated WHERE flow.isBoth | flow.isFob] AS importerIsFob
ORDER BY exporter, digits
