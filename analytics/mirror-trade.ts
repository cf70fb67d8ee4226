/** One flow of goods as both ends report it, brought together. */
export interface MirroredTrade {
  /** In the unit of the reports, at the exporter's border; null where nobody reports it. */
  readonly figure: number | null;
  /** How far the reports differ, 0 (agree) to 1 (one has nothing); null where only one end reports. */
  readonly discrepancy: number | null;
  readonly method: 'weighted geometric' | 'exporter' | 'importer' | 'nonzero side' | 'both' | 'missing';
}

/** Freight and insurance that an importer's figure (CIF) holds and an exporter's (FOB) does not, as a share of the latter. */
export const usualCifMargin = 0.06;

/**
 * What two reports of one flow come to, and how far they differ.
 *
 * The importer's figure includes freight and insurance, so it is divided by 1 + `cifMargin` first. Two figures above 0 give
 * their weighted geometric mean; where one is 0 the other counts, for a flow is overlooked more often than made up.
 *
 * @param exporterFob 0 or more; null where the exporter does not report.
 * @param importerCif 0 or more; null where the importer does not report.
 * @param options     weights sum to 1. The defaults give the importer more: customs watch what comes in.
 * @throws RangeError when a figure is negative or not finite.
 * @source Mirror reconciliation after Gaulier & Zignago, BACI, CEPII Working Paper 2010-23; margin and weights are choices.
 */
export function mirroredTrade(
  exporterFob: number | null,
  importerCif: number | null,
  { cifMargin = usualCifMargin, weightExporter = 0.4, weightImporter = 0.6 } = {},
): MirroredTrade {
  for (const figure of [exporterFob, importerCif])
    if (figure !== null && !(figure >= 0 && Number.isFinite(figure)))
      throw new RangeError(`trade of ${figure}: want a number from 0 up`);
  const importer = importerCif === null ? null : importerCif / (1 + cifMargin);
  if (exporterFob === null && importer === null) return { figure: null, discrepancy: null, method: 'missing' };
  if (importer === null) return { figure: exporterFob, discrepancy: null, method: 'exporter' };
  if (exporterFob === null) return { figure: importer, discrepancy: null, method: 'importer' };
  if (exporterFob === 0 && importer === 0) return { figure: 0, discrepancy: 0, method: 'both' };
  if (exporterFob === 0 || importer === 0)
    return { figure: exporterFob + importer, discrepancy: 1, method: 'nonzero side' };
  return {
    figure: Math.exp(weightExporter * Math.log(exporterFob) + weightImporter * Math.log(importer)),
    discrepancy: Math.abs(exporterFob - importer) / (exporterFob + importer),
    method: 'weighted geometric',
  };
}
