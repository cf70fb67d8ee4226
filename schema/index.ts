import './scalars.ts';
import './agreement.ts';
import './bloc.ts';
import './carbon.ts';
import './connectors.ts';
import './contradictions.ts';
import './dataset.ts';
import './dataset.loads.ts';
import './dataset.report.ts';
import './economy-coverage.ts';
import './economy-profile.ts';
import './economy.ts';
import './exposure.alternatives.ts';
import './exposure.amounts.ts';
import './exposure.choke-links.ts';
import './exposure.entries.ts';
import './exposure.estimate.ts';
import './exposure.owners.ts';
import './exposure.parts.ts';
import './exposure.scenario.ts';
import './exposure.ts';
import './finding.ts';
import './firm.same-as.ts';
import './firm.ts';
import './fragmentation.ts';
import './investment.ts';
import './listing.ts';
import './match.ts';
import './membership.ts';
import './ownership.ts';
import './party.holdings.ts';
import './party.ts';
import './screening.ts';
import './subjects.ts';
import './trade.ts';
import './trust.ts';
import './votes.ts';
import type { GraphQLSchema } from 'graphql';
import { savedStatements } from '../queries/statement.ts';
import { builder } from './builder.ts';
import { addSavedQueries } from './saved.ts';

/** The saved queries that the schema was built with. */
export const saved = savedStatements();
addSavedQueries(saved);

/** The whole schema. Adding a field is adding a file here, in alphabetical order. */
export const schema: GraphQLSchema = builder.toSchema();
