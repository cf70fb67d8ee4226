import { firmNames } from '../analytics/firm-name.ts';
import { BlockIndex, blocksOfName } from '../analytics/name-blocks.ts';
import type { Graph } from '../graph/graph.ts';
import { firmsForMatching } from '../queries/__generated__/read.ts';

/** Which firms of the graph a question may be about, found by names and numbers without reading them all. */
export interface FirmIndex {
  /** Keys of firms that share a block with the question, the likeliest first. */
  candidates(blocks: Iterable<string>): readonly string[];
}

/** Most firms that one question is compared with. */
const mostCompared = 300;

/**
 * The index of all firms as the graph stands: read once, and again only when a load has changed the graph.
 *
 * It keeps keys and hashes, no names: about 100 bytes a firm and 40 for each further name.
 */
export async function loadFirmIndex({ store, made }: Graph): Promise<FirmIndex> {
  return made.get(`firm index ${await store.revision()}`, async (): Promise<FirmIndex> => {
    const keys: string[] = [];
    const index = new BlockIndex();
    const signal = new AbortController().signal; // others wait for it too, so it does not stop with who asked first
    for await (const { key, name, aliases, lei, registerNumber } of store.stream(firmsForMatching, {}, { signal })) {
      const firm = keys.push(key) - 1;
      const blocks = new Set([...(name === null ? [] : [name]), ...(aliases ?? [])].flatMap(blocksOfText));
      for (const block of blocks) index.add(firm, block);
      for (const block of blocksOfNumbers(lei, registerNumber)) index.add(firm, block);
    }
    index.finish();
    return {
      candidates: (blocks) => index.sharing(blocks, mostCompared).map((firm) => keys[firm] as string),
    };
  }) as Promise<FirmIndex>;
}

/** The blocks of all names that a text gives a firm. */
export function blocksOfText(text: string): readonly string[] {
  return firmNames(text).flatMap(blocksOfName);
}

/** The blocks of the numbers that registers give a firm. */
export function blocksOfNumbers(lei: string | null, registerNumber: string | null): readonly string[] {
  return [...(lei === null ? [] : [`lei ${lei}`]), ...(registerNumber === null ? [] : [`number ${registerNumber}`])];
}
