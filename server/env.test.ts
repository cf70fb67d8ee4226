import { expect, test } from '@jest/globals';
import { KnownError } from '../model/errors.ts';
import { usualPrecedence } from '../model/precedence.ts';
import { assertNotOpenByOversight, readSettings, type Settings, shownSettings } from './env.ts';

const read = (environment: Record<string, string>, store?: string): Settings => readSettings(store, environment);

test('without a word the store is a file below the working directory, and only this machine may ask', () => {
  expect(read({})).toEqual({
    store: '.isthmus/store',
    user: 'neo4j',
    password: '',
    database: undefined,
    host: '127.0.0.1',
    port: 4000,
    apiKeys: [],
    allowAnonymous: false,
    logLevel: 'info',
    precedence: usualPrecedence,
  });
});

test('every setting is read', () => {
  const environment = {
    ISTHMUS_STORE: 'bolt://graph:7687',
    NEO4J_USER: 'analyst',
    NEO4J_PASSWORD: ' with blanks ',
    NEO4J_DATABASE: 'trade',
    HOST: '::1',
    PORT: '0',
    ISTHMUS_API_KEYS: ' key-of-sixteen-1,key-of-sixteen-2 , ',
    ALLOW_ANONYMOUS: '1',
    LOG_LEVEL: 'warn',
  };
  expect(read(environment)).toEqual({
    store: 'bolt://graph:7687',
    user: 'analyst',
    password: ' with blanks ',
    database: 'trade',
    host: '::1',
    port: 0,
    apiKeys: ['key-of-sixteen-1', 'key-of-sixteen-2'],
    allowAnonymous: true,
    logLevel: 'warn',
    precedence: usualPrecedence,
  });
});

test('an empty setting is none', () => {
  expect(read({ PORT: '', ISTHMUS_STORE: '', NEO4J_URI: '', LOG_LEVEL: '', ALLOW_ANONYMOUS: '' })).toEqual(read({}));
});

test('what is not ours is not looked at', () => {
  expect(read({ PATH: '/bin', ISTHMUS: '1' })).toEqual(read({}));
});

test.each([
  ['PORT', 'http'],
  ['PORT', '65536'],
  ['PORT', '-1'],
  ['PORT', '40 00'],
  ['HOST', ' '],
  ['ISTHMUS_STORE', ' '],
  ['ALLOW_ANONYMOUS', 'yes'],
  ['LOG_LEVEL', 'loud'],
])('%s=%j stops the start and names itself, what was found and what was wanted', (setting, found) => {
  expect(failureOf({ [setting]: found })).toMatchObject({ code: 'INVALID_SETTING', details: { setting, found } });
  expect(failureOf({ [setting]: found }).message).toMatch(/^\w+: found '.*', wanted \S/);
});

test.each(['hunter2', 'key-of-sixteen-1,hunter2'])('a key too short to be one is refused and not shown', (keys) => {
  const { message } = failureOf({ ISTHMUS_API_KEYS: keys });
  expect(message).toBe("ISTHMUS_API_KEYS: found '…', wanted keys of at least 16 characters, separated by commas.");
});

test('NEO4J_URI is another name of ISTHMUS_STORE', () => {
  expect(read({ NEO4J_URI: 'neo4j://graph' }).store).toBe('neo4j://graph');
  expect(read({ NEO4J_URI: 'neo4j://graph', ISTHMUS_STORE: 'neo4j://graph' }).store).toBe('neo4j://graph');
});

test('two different stores stop the start, and the password inside one is not shown', () => {
  const { message, details } = failureOf({ NEO4J_URI: 'bolt://me:p@hunter2@graph', ISTHMUS_STORE: '/data/store' });
  expect(details).toMatchObject({ setting: 'NEO4J_URI', found: 'bolt://graph' });
  expect(message).not.toContain('hunter2');
});

test('a store named on the command line wins over both', () => {
  expect(read({ NEO4J_URI: 'bolt://graph', ISTHMUS_STORE: '/data/store' }, '/tmp/mine').store).toBe('/tmp/mine');
});

test.each(['127.0.0.1', '127.1.2.3', 'localhost', '::1'])('%s is reached from this machine alone', (host) => {
  expect(() => assertNotOpenByOversight(read({ HOST: host }))).not.toThrow();
});

test.each(['0.0.0.0', '::', '192.168.1.10', 'graph.example', '127.0.0.1.example', '1127.0.0.1'])(
  '%s is reached by others: it takes keys, or a word that anybody may ask',
  (host) => {
    expect(() => assertNotOpenByOversight(read({ HOST: host }))).toThrow(`HOST: found '${host}', wanted 127.0.0.1`);
    expect(() => assertNotOpenByOversight(read({ HOST: host, ALLOW_ANONYMOUS: '0' }))).toThrow(KnownError);
    expect(() => assertNotOpenByOversight(read({ HOST: host, ALLOW_ANONYMOUS: '1' }))).not.toThrow();
    expect(() => assertNotOpenByOversight(read({ HOST: host, ISTHMUS_API_KEYS: 'key-of-sixteen-1' }))).not.toThrow();
  },
);

function failureOf(environment: Record<string, string>): KnownError {
  try {
    read(environment);
  } catch (error) {
    if (error instanceof KnownError) return error;
    throw error;
  }
  throw new Error('the settings were taken');
}

test('settings are shown with where they come from, and secrets only as set', () => {
  const shown = (environment: Record<string, string>, store?: string) =>
    Object.fromEntries(shownSettings(store, environment).map(({ name, value, source }) => [name, [value, source]]));
  const secrets = { NEO4J_PASSWORD: 'hunter2', ISTHMUS_API_KEYS: 'key-of-sixteen-1,key-of-sixteen-2' };
  const settings = shown({ ...secrets, NEO4J_URI: 'bolt://analyst:hunter2@graph:7687', LOG_LEVEL: '' });
  expect(settings).toEqual({
    NEO4J_URI: ['bolt://graph:7687', 'environment'],
    NEO4J_USER: ['neo4j', 'default'],
    NEO4J_PASSWORD: ['set', 'environment'],
    NEO4J_DATABASE: [null, 'default'],
    HOST: ['127.0.0.1', 'default'],
    PORT: ['4000', 'default'],
    ISTHMUS_API_KEYS: ['2 set', 'environment'],
    ALLOW_ANONYMOUS: ['0', 'default'],
    LOG_LEVEL: ['info', 'default'],
    ISTHMUS_PRECEDENCE: [null, 'default'],
  });
  expect(shown({}, 'here').ISTHMUS_STORE).toEqual(['here', 'command line']);
  expect(shown({}).ISTHMUS_STORE).toEqual(['.isthmus/store', 'default']);
});

test('a precedence of one’s own is read from its file, and one that is not there names the setting', () => {
  const usual = new URL('../policies/precedence/usual.json', import.meta.url).pathname;
  expect(read({ ISTHMUS_PRECEDENCE: usual }).precedence).toEqual({ ...usualPrecedence, name: 'usual' });
  expect(() => read({ ISTHMUS_PRECEDENCE: '/nowhere/own.json' })).toThrow(/ISTHMUS_PRECEDENCE.*own\.json/);
});
