import type { Format } from '../../explorer/parts/format.ts';
import type { ServerUnderTest } from './running-server.ts';

/** An address of a view, the label of a figure on it, and the same figure as the API answers it. */
export interface CheckedView {
  readonly address: string;
  readonly label: string;
  ofApi(server: ServerUnderTest, format: Format): Promise<string>;
}

/** For each view of the explorer a figure that is held against the API: an entry a view. */
export const checkedViews: Readonly<Record<string, CheckedView>> = {
  start: {
    address: '/',
    label: 'Exposure',
    ofApi: async ({ data }, { percent }) => percent((await data(exposureOf('economy: "MEX"'))).exposure.share),
  },
  connectors: {
    address: '/connectors?between=us+china&year=2012',
    label: 'Through third economies, there',
    ofApi: async ({ data }, { percent }) =>
      percent(
        (await data('{ connectors(between: [{ id: "us" }, { id: "china" }], year: 2012) { throughAny { there } } }'))
          .connectors.throughAny.there,
      ),
  },
  economy: {
    address: '/economy?economy=MEX&between=us+china&year=2012',
    label: 'Trade with China',
    ofApi: async ({ data }, { percent }) => {
      const { economyProfile } = await data(
        '{ economyProfile(economy: "MEX", blocs: [{ id: "us" }, { id: "china" }], years: [2012]) { series { ties { vulnerability } } } }',
      );
      return percent(economyProfile.series[0].ties[1].vulnerability);
    },
  },
  exposure: {
    address: '/exposure?subject=industry:MEX:MFE&to=china&year=2011',
    label: 'Exposure',
    ofApi: async ({ data }, { percent }) => percent((await data(exposureOf('industry: "MEX:MFE"'))).exposure.share),
  },
  firm: {
    address: '/firm?subject=firm:quimera&on=2011-12-31&open=quimera,ximena',
    label: 'Owner unknown',
    ofApi: async ({ data }, { percent }) =>
      percent((await data('{ ownership(firm: "quimera", asOf: "2011-12-31") { unknown } }')).ownership.unknown),
  },
  queries: {
    address: '/queries?query=owners-of-firm&firm=quimera&asOf=2011-12-31',
    label: 'Rows',
    ofApi: async ({ data }, { number }) => {
      const { saved } = await data('{ saved { ownersOfFirm(firm: "quimera", asOf: "2011-12-31") { owner } } }');
      return number(saved.ownersOfFirm.length);
    },
  },
  'what-if': {
    address: '/what-if?scenario=two-blocs&year=2011&resourced=0.5',
    label: 'Value added of the world',
    ofApi: async ({ data }, { change }) => {
      const scenario = '{ preset: "two-blocs", year: 2011, resourced: 0.5 }';
      const { fragmentation } = await data(
        `{ fragmentation(scenario: ${scenario}) { worldValueAddedUsd worldValueAddedChangeUsd } }`,
      );
      return change(fragmentation.worldValueAddedChangeUsd / fragmentation.worldValueAddedUsd);
    },
  },
  data: {
    address: '/data',
    label: 'Datasets',
    ofApi: async ({ data }, { number }) => number((await data('{ datasets { key } }')).datasets.length),
  },
};

function exposureOf(subject: string): string {
  return `{ exposure(subject: { ${subject} }, to: { id: "china" }, year: 2011) { share } }`;
}
