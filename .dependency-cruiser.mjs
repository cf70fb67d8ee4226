// Who may import whom: the direction of the house. A folder knows those above it, never those below.
const only = (folder, ...allowed) => ({
  name: `${folder}-imports`,
  severity: 'error',
  comment: `${folder}/ may import ${allowed.join(', ') || 'nothing of ours'}`,
  from: { path: `^${folder}/`, pathNot: '\\.(test|fixture|contract)\\.ts$' },
  to: {
    path: '^(model|analytics|queries|graph|ingest|answers|schema|server|starter|cli|explorer|policies|test|bench)/',
    pathNot: [`^${folder}/`, ...allowed.map((path) => `^${path}`)],
  },
});

export default {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'what goes round has no first page',
      from: {},
      to: { circular: true },
    },
    only('model'),
    only('analytics'),
    only('policies', 'model/'),
    only('queries', 'model/'),
    only('graph', 'model/', 'queries/', 'analytics/csr\\.ts$', 'analytics/'),
    only('ingest', 'model/', 'queries/', 'graph/store\\.ts$'),
    only('answers', 'model/', 'policies/', 'queries/', 'analytics/', 'graph/'),
    only('schema', 'model/', 'answers/', 'policies/', 'queries/', 'graph/graph\\.ts$', 'graph/store\\.ts$'),
    only('server', 'model/', 'answers/', 'policies/', 'queries/', 'graph/', 'schema/', 'analytics/'),
    only('starter', 'model/', 'ingest/', 'graph/store\\.ts$'),
    only('cli', 'model/', 'answers/', 'queries/', 'graph/', 'schema/', 'server/', 'ingest/', 'starter/'),
    only('explorer', 'schema/schema\\.graphql$', 'schema/operations/'),
    {
      name: 'engines-stay-home',
      severity: 'error',
      comment: 'nothing outside its folder knows an engine',
      from: { pathNot: ['^graph/(bolt|embedded)/', '^test/', '^bench/', '\\.test\\.ts$'] },
      to: { path: 'node_modules/(neo4j-driver|@grafeo-db)' },
    },
    {
      name: 'only-workers-compute',
      severity: 'error',
      comment: 'of analytics, graph/ knows the arrays; only its workers compute',
      from: { path: '^graph/', pathNot: ['^graph/workers/', '\\.test\\.ts$'] },
      to: { path: '^analytics/', pathNot: '^analytics/csr\\.ts$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: '(^dist/|^explorer/site/|__generated__/index)',
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
  },
};
