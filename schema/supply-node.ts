import type { PathNode } from '../answers/exposure-answer.ts';
import { Economy } from './economy.ts';
import type { FieldBuilder } from './provenance.ts';

/** The fields that say which industry or firm somebody in a supply chain is. */
export function supplyNode<Row extends PathNode>(t: FieldBuilder<Row>) {
  return {
    key: t.id({
      description: 'Key of the industry or firm, as paths and hops name it.',
      resolve: ({ key }) => key,
    }),
    name: t.string({
      nullable: true,
      description: 'Name of the sector or the firm.',
      resolve: ({ name }) => name,
    }),
    economies: t.field({
      type: [Economy],
      description: 'The economy of an industry, or the seats of a firm.',
      resolve: ({ economies }) => [...economies],
    }),
  };
}
