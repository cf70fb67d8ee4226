import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { parse } from 'yaml';

interface Service {
  readonly image?: string;
  readonly build?: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
  readonly cap_drop: readonly string[];
  readonly security_opt: readonly string[];
}

const text = readFileSync(new URL('../docker-compose.yml', import.meta.url), 'utf8');
const { services } = parse(text, { merge: true }) as { services: Readonly<Record<string, Service>> };
const { neo4j, starter, server } = services as Readonly<Record<'neo4j' | 'starter' | 'server', Service>>;

/** What the image of Neo4j writes into neo4j.conf: `NEO4J_a_b__c` is `a.b_c`, and a setting without a value is left out. */
const configuration = Object.fromEntries(
  Object.entries(neo4j.environment)
    .filter(([name, value]) => name.startsWith('NEO4J_') && name !== 'NEO4J_AUTH' && value !== '')
    .map(([name, value]) => [name.slice('NEO4J_'.length).replaceAll('_', '.').replaceAll('..', '_'), value]),
);

test('only the server is published, and to this machine alone', () => {
  const published = Object.values(services).flatMap(({ ports = [] }) => ports);
  expect(published).toEqual(server.ports);
  expect(published).not.toHaveLength(0);
  for (const port of published) expect(port).toMatch(/^127\.0\.0\.1:/);
});

test('no password is written in the file, and none is made up where it is missing', () => {
  const required = /\$\{NEO4J_PASSWORD:\?[^}]+\}/;
  expect(neo4j.environment.NEO4J_AUTH?.replace(required, '')).toBe('neo4j/');
  for (const { environment } of [starter, server]) expect(environment.NEO4J_PASSWORD?.replace(required, '')).toBe('');

  const others = Object.values(services)
    .flatMap(({ environment }) => Object.keys(environment))
    .filter((name) => /AUTH|PASSWORD|SECRET|TOKEN|KEY/i.test(name) && !/^NEO4J_(AUTH|PASSWORD)$/.test(name));
  expect(others).toEqual([]);
});

test('the database is the edition that the tests run on', () => {
  expect(neo4j.image).toBe('neo4j:5.26-community');
});

test('Isthmus is built here and never pulled', () => {
  for (const { build, image } of [starter, server]) expect({ build, image }).toEqual({ build: '.', image: undefined });
});

test('Cypher reads no file, calls no address and no procedure of a plugin', () => {
  expect(configuration).toMatchObject({
    'dbms.security.allow_csv_import_from_file_urls': 'false',
    'server.directories.import': '/var/lib/neo4j/import',
    'internal.dbms.cypher_ip_blocklist': '0.0.0.0/0,::/0',
    'dbms.security.procedures.allowlist': 'none',
    'db.transaction.timeout': '30s',
    'db.memory.transaction.max': '2g',
    'dbms.usage_report.enabled': 'false',
  });
});

test('no container gains privileges', () => {
  for (const { cap_drop, security_opt } of Object.values(services)) {
    expect(cap_drop).toEqual(['ALL']);
    expect(security_opt).toEqual(['no-new-privileges:true']);
  }
});
