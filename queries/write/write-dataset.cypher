// A dataset with who stands behind it, its terms of use and the editions loaded so far.
//
// @param   dataset      ID!        dataset
// @param   source       ID!        source that read it
// @param   title        String!    title
// @param   publisher    String     who published the figures
// @param   home         String     where they are published
// @param   licence      String     terms of use, as stated
// @param   redistribution String!  OPEN, NON_COMMERCIAL, NO_REDISTRIBUTION or UNKNOWN: whether the terms let the figures be passed on
// @param   citation     String     how to cite them
// @param   edition      String     edition, as the publisher names it
// @param   sha256       ID!        checksum of the files of the newest edition
// @param   files        [String!]! files loaded so far, each with the checksum that records name it by
// @param   years        [Int!]!    calendar years covered
// @param   rows         Int!       data rows of the newest edition
// @param   records      Int!       records of the newest edition
// @param   rejected     Int!       rows rejected of the newest edition
// @param   illustrative Boolean!   the figures are invented
// @param   starter      Boolean!   came with the package
// @param   loadedAt     String!    time of the load, UTC
// @param   loads        [String!]! what each load so far added, changed and retired, as JSON
// @param   kinds        [String!]! kinds of record that it has, by all its loads
// @param   touches      [String!]! which nodes of layers the newest loads touched, as JSON
// @returns dataset      ID!        dataset
// @reads   Dataset
MERGE (dataset:Dataset {id: $dataset})
SET dataset.source = $source, dataset.title = $title, dataset.publisher = $publisher, dataset.home = $home,
    dataset.licence = $licence, dataset.redistribution = $redistribution, dataset.citation = $citation, dataset.edition = $edition, dataset.sha256 = $sha256,
    dataset.files = $files, dataset.years = $years, dataset.rows = $rows, dataset.records = $records,
    dataset.rejected = $rejected, dataset.illustrative = $illustrative, dataset.starter = $starter,
    dataset.loadedAt = $loadedAt, dataset.loads = $loads, dataset.kinds = $kinds,
    dataset.touches = $touches
RETURN dataset.id AS dataset
