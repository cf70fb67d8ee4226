import type { Rejection } from '../model/load-entry.ts';
import type { Redistribution } from '../model/redistribution.ts';
import type { IngestRecord } from './records.ts';
import type { InputFile } from './table.ts';

/** Who stands behind the figures of a dataset, and on what terms they may be used. */
export interface Provenance {
  readonly title: string;
  readonly publisher: string | null;
  readonly home: string | null;
  readonly licence: string | null;
  /** What the licence says on passing the figures on, for exports to obey. */
  readonly redistribution: Redistribution;
  readonly citation: string | null;
  readonly edition: string | null;
}

/** A setting of a source on the command line, `--<name> <value>`. */
export interface SourceOption {
  readonly name: string;
  readonly value: string;
  readonly description: string;
  readonly required?: boolean;
}

/** A table that a source reads, for people who prepare one. */
export interface SourceTable {
  readonly title: string;
  /** The columns that it needs, by name, and what their cells hold. */
  readonly columns: Readonly<Record<string, { readonly wanted: string }>>;
  /** Further columns that may be there and are left aside: some by name, or all. Any other stops the load. */
  readonly ignored?: readonly string[] | 'rest';
  /** May be left out of a load. */
  readonly optional?: true;
}

/** What one row of a file came to: records in canonical units, or the cell that it was rejected for. */
export type RowOutcome =
  | {
      readonly file: InputFile;
      readonly row: number;
      readonly records: readonly SaidRecord[];
      /** The row was read before and has more to say now that the whole file is known. */
      readonly again?: true;
    }
  | { readonly file: InputFile; readonly row: number; readonly rejected: Rejection };

/** A record and, in a wide table, the column that says it. */
export interface SaidRecord {
  readonly record: IngestRecord;
  readonly column?: string;
  /**
   * MENTIONED: a node that the row only names; it is written as it stands here where nobody describes it.
   * WITHDRAWN: the row takes the record back, in files of changes.
   */
  readonly as?: 'MENTIONED' | 'WITHDRAWN';
}

/**
 * What of a dataset a load takes back where its files no longer say it. ALL: everything, within the years they cover.
 * KINDS: only what is of a kind that they hold, for files that may come one by one. NAMED: only what describes a node
 * that they describe, for files of changes.
 */
export type EditionScope = 'ALL' | 'KINDS' | 'NAMED';

export type Settings = Readonly<Record<string, string | undefined>>;

/** A file at an address of its publisher. */
export interface RemoteFile {
  readonly url: string;
  /** What it is called once it is here. */
  readonly name: string;
  /** What its bytes must begin as. */
  readonly form: 'ZIP' | 'JSON' | 'CSV';
  readonly headers?: Readonly<Record<string, string>>;
  /** What is amiss with an answer that is a file of the form; null where nothing is. */
  readonly refuse?: (file: InputFile) => Promise<string | null>;
}

/** How the files of a source are fetched from their publisher. */
export interface Download {
  /** Settings that say what is fetched, on the command line beside the source's own. */
  readonly options: readonly SourceOption[];
  /** What the publisher's name and terms are, where the source reads files of others too. */
  readonly provenance?: Partial<Provenance>;
  /** @throws KnownError WRONG_USAGE where settings are amiss. */
  readonly files: (settings: Settings, today: string) => readonly RemoteFile[];
  /** Settings of the load that follow from those of the download. */
  readonly settings?: (settings: Settings, today: string) => Settings;
}

/** A kind of file that Isthmus reads, and how. One folder of `sources/` each. */
export interface Source {
  readonly id: string;
  readonly provenance: Provenance;
  /** What the paths on the command line are, for `isthmus sources`. */
  readonly files: string;
  /** Paragraphs for `docs/data.md`, in Markdown. */
  readonly notes?: readonly string[];
  /** The tables among them. */
  readonly tables: readonly SourceTable[];
  readonly options: readonly SourceOption[];
  /** Where the publisher has an open address. */
  readonly download?: Download;
  /** The dataset that a file belongs to unless `--dataset` names one. */
  readonly dataset: (settings: Settings) => string;
  /** ALL unless said. */
  readonly scope?: (settings: Settings) => EditionScope;
  /** What the settings say of who stands behind the figures, where a file of theirs does. */
  readonly provenanceBy?: (settings: Settings) => Promise<Partial<Provenance>>;
  /** What will be read as what, line by line, where settings decide it; for a load that writes nothing. */
  readonly explain?: (settings: Settings) => Promise<readonly string[]>;
  /** The share of rows that may be rejected before the load stops. */
  readonly rejectedShare: number;
  /**
   * Reads the files in order. Yields an outcome for every data row, good or bad, and writes nothing.
   *
   * Where files of millions of rows are usual it yields many outcomes at a time: to wait for each costs as much as to read it.
   *
   * @throws KnownError BROKEN_FILE where a file cannot be loaded at all, WRONG_USAGE where settings or files are amiss.
   */
  readonly read: (files: readonly InputFile[], settings: Settings) => AsyncIterable<RowOutcome | readonly RowOutcome[]>;
}
