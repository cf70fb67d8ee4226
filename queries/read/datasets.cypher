// Datasets in the store, each with who stands behind it, its terms of use and the editions loaded.
//
// @returns key          ID!        dataset
// @returns source       ID!        source that read it
// @returns title        String!    title
// @returns publisher    String     who published the figures
// @returns home         String     where they are published
// @returns licence      String     terms of use, as stated
// @returns redistribution String!  OPEN, NON_COMMERCIAL, NO_REDISTRIBUTION or UNKNOWN: whether the terms let the figures be passed on
// @returns citation     String     how to cite them
// @returns edition      String     edition, as the publisher names it
// @returns sha256       ID!        checksum of the files of the newest edition
// @returns files        [String!]! files loaded so far, each with the checksum that records name it by
// @returns years        [Int!]!    calendar years covered
// @returns rows         Int!       data rows of the newest edition
// @returns records      Int!       records of the newest edition
// @returns rejected     Int!       rows rejected of the newest edition
// @returns illustrative Boolean!   the figures are invented
// @returns starter      Boolean!   came with the package
// @returns loadedAt     String!    time of the load, UTC
// @returns kinds        [String!]  kinds of record that it has; null where no load has told
// @reads   Dataset
MATCH (dataset:Dataset)
RETURN dataset.id AS key, dataset.source AS source, dataset.title AS title, dataset.publisher AS publisher,
       dataset.home AS home, dataset.licence AS licence,
       coalesce(dataset.redistribution, 'UNKNOWN') AS redistribution, dataset.citation AS citation, dataset.edition AS edition,
       dataset.sha256 AS sha256, dataset.files AS files, dataset.years AS years, dataset.rows AS rows,
       dataset.records AS records, dataset.rejected AS rejected, dataset.illustrative AS illustrative,
       dataset.starter AS starter, dataset.loadedAt AS loadedAt,
       dataset.kinds AS kinds
ORDER BY key
