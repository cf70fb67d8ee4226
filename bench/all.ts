// Every bench, one after the other: each measures a promise against a named peer and writes results/<name>.json.
await import('./first-touch.ts');
await import('./ownership.ts');
await import('./carbon.ts');
await import('./connectors.ts');
await import('./trade.ts');
await import('./fragmentation.ts');
await import('./load.ts');
await import('./ingest.ts');
await import('./graphql.ts');
await import('./firms.ts');
await import('./explorer.ts');
await import('./neo4j-firms.ts');
await import('./clients.ts');
