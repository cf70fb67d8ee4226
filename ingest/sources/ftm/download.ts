import { KnownError } from '../../../model/errors.ts';
import type { Download } from '../../source.ts';

/** A collection of OpenSanctions, such as all sanctions or one list, in its last edition. */
export const ftmDownload: Download = {
  provenance: {
    publisher: 'OpenSanctions',
    home: 'https://www.opensanctions.org/datasets/',
    licence: 'CC BY-NC 4.0',
    redistribution: 'NON_COMMERCIAL',
  },
  options: [
    { name: 'collection', value: 'name', description: 'which collection of OpenSanctions, such as us_ofac_sdn' },
  ],
  files: ({ collection }) => {
    if (collection === undefined || !/^[a-z0-9_]{1,64}$/.test(collection))
      throw new KnownError('WRONG_USAGE', {
        what: `--collection: found '${collection ?? ''}', wanted a name as OpenSanctions has it, such as us_ofac_sdn.`,
      });
    return [
      {
        url: `https://data.opensanctions.org/datasets/latest/${collection}/entities.ftm.json`,
        name: `opensanctions-${collection}.jsonl`,
        form: 'JSON',
      },
    ];
  },
};
