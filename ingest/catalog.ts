import { KnownError } from '../model/errors.ts';
import type { Source } from './source.ts';
import { baci } from './sources/baci/source.ts';
import { blocs } from './sources/blocs/source.ts';
import { bods } from './sources/bods/source.ts';
import { chain } from './sources/chain/source.ts';
import { comtrade } from './sources/comtrade/source.ts';
import { concordance } from './sources/concordance/source.ts';
import { desta } from './sources/desta/source.ts';
import { dod1260h } from './sources/dod-1260h/source.ts';
import { economies } from './sources/economies/source.ts';
import { emissions } from './sources/emissions/source.ts';
import { etoChain } from './sources/eto-chain/source.ts';
import { fdiSdmx } from './sources/fdi-sdmx/source.ts';
import { forcedLabour } from './sources/forced-labour/source.ts';
import { ftm } from './sources/ftm/source.ts';
import { gleif } from './sources/gleif/source.ts';
import { hs } from './sources/hs/source.ts';
import { idealPoints } from './sources/ideal-points/source.ts';
import { mrio } from './sources/mrio/source.ts';
import { osHub } from './sources/os-hub/source.ts';
import { sameAs } from './sources/same-as/source.ts';
import { spreadsheet } from './sources/spreadsheet/source.ts';
import { trade } from './sources/trade/source.ts';
import { unctadFdi } from './sources/unctad-fdi/source.ts';
import { wits } from './sources/wits/source.ts';
import { wtoRta } from './sources/wto-rta/source.ts';

/** Every kind of file that Isthmus reads, in alphabetical order. */
export const sources: readonly Source[] = [
  baci,
  blocs,
  bods,
  chain,
  comtrade,
  concordance,
  desta,
  dod1260h,
  economies,
  emissions,
  etoChain,
  fdiSdmx,
  forcedLabour,
  ftm,
  gleif,
  hs,
  idealPoints,
  mrio,
  osHub,
  sameAs,
  spreadsheet,
  trade,
  unctadFdi,
  wits,
  wtoRta,
];

/** The source of the name. @throws KnownError NOT_FOUND */
export function sourceNamed(id: string): Source {
  const source = sources.find((candidate) => candidate.id === id);
  if (!source)
    throw new KnownError('NOT_FOUND', {
      kind: 'source',
      key: id,
      hint: `There are ${sources.map((known) => known.id).join(', ')}.`,
    });
  return source;
}
