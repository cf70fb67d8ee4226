import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { z } from 'zod';
import { KnownError } from '../model/errors.ts';
import { type Precedence, usualPrecedence } from '../model/precedence.ts';
import { readPrecedence } from '../policies/precedence.ts';

/** The settings of a process, read once from its environment. */
export interface Settings {
  /** A path (embedded store) or a Bolt URI. */
  readonly store: string;
  readonly user: string;
  readonly password: string;
  readonly database: string | undefined;
  readonly host: string;
  readonly port: number;
  /** Without keys everybody who reaches the server may ask. */
  readonly apiKeys: readonly string[];
  readonly allowAnonymous: boolean;
  readonly logLevel: string;
  /** Which statement answers where several contradict each other. */
  readonly precedence: Precedence;
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const text = z.string().trim().min(1, 'a text');

const variables = z.object({
  ISTHMUS_STORE: text.optional(),
  NEO4J_URI: text.optional(),
  NEO4J_USER: text.default('neo4j'),
  NEO4J_PASSWORD: z.string().default(''),
  NEO4J_DATABASE: text.optional(),
  HOST: text.default('127.0.0.1'),
  PORT: z
    .string()
    .default('4000')
    .refine((port) => /^\d{1,5}$/.test(port) && Number(port) <= 65_535, 'a port from 0 to 65535')
    .transform(Number),
  ISTHMUS_API_KEYS: z
    .string()
    .default('')
    .transform((keys) =>
      keys
        .split(',')
        .map((key) => key.trim())
        .filter((key) => key !== ''),
    )
    .refine((keys) => keys.every((key) => key.length >= 16), 'keys of at least 16 characters, separated by commas'),
  ALLOW_ANONYMOUS: z
    .enum(['0', '1'], 'a 1 or a 0')
    .default('0')
    .transform((flag) => flag === '1'),
  ISTHMUS_PRECEDENCE: text.optional(),
  LOG_LEVEL: z.enum(logLevels, `one of ${logLevels.join(', ')}`).default('info'),
});

/** Settings whose value must not be shown, not even in an error. */
const secrets = new Set(['NEO4J_PASSWORD', 'ISTHMUS_API_KEYS']);

/**
 * The settings that the environment gives.
 *
 * @param store  a store named on the command line, which wins over the environment.
 * @throws KnownError INVALID_SETTING, naming the setting.
 */
export function readSettings(
  store?: string,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Settings {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const read = variables.safeParse(given);
  if (!read.success) {
    const [issue] = read.error.issues;
    const setting = String(issue?.path[0]);
    throw new KnownError('INVALID_SETTING', {
      setting,
      found: secrets.has(setting) ? '…' : String(given[setting]),
      wanted: issue?.message ?? '',
    });
  }
  const { ISTHMUS_STORE, NEO4J_URI, ...rest } = read.data;
  if (store === undefined && ISTHMUS_STORE !== undefined && NEO4J_URI !== undefined && ISTHMUS_STORE !== NEO4J_URI) {
    throw new KnownError('INVALID_SETTING', {
      setting: 'NEO4J_URI',
      found: withoutCredentials(NEO4J_URI),
      wanted: 'the same as ISTHMUS_STORE, or only one of them',
    });
  }
  return {
    store: store ?? ISTHMUS_STORE ?? NEO4J_URI ?? '.isthmus/store',
    user: rest.NEO4J_USER,
    password: rest.NEO4J_PASSWORD,
    database: rest.NEO4J_DATABASE,
    host: rest.HOST,
    port: rest.PORT,
    apiKeys: rest.ISTHMUS_API_KEYS,
    allowAnonymous: rest.ALLOW_ANONYMOUS,
    logLevel: rest.LOG_LEVEL,
    precedence: rest.ISTHMUS_PRECEDENCE === undefined ? usualPrecedence : precedenceOf(rest.ISTHMUS_PRECEDENCE),
  };
}

/** The precedence in a file. @throws KnownError INVALID_SETTING for a file that is not there, or is none. */
function precedenceOf(path: string): Precedence {
  let content: string;
  try {
    content = readFileSync(path, 'utf8');
  } catch (cause) {
    const wanted = 'the path of a file as policies/precedence/usual.json is';
    throw new KnownError('INVALID_SETTING', { setting: 'ISTHMUS_PRECEDENCE', found: path, wanted }, cause);
  }
  return readPrecedence(basename(path, '.json'), content);
}

/** A setting as it may be shown, and where it comes from. */
export interface ShownSetting {
  readonly name: string;
  /** Null where it is not set; of a secret only whether it is. */
  readonly value: string | null;
  readonly source: 'command line' | 'environment' | 'default';
}

/**
 * The settings that the environment gives, for whoever has to find out why a process does what it does.
 *
 * @throws KnownError INVALID_SETTING, as `readSettings`.
 */
export function shownSettings(
  store?: string,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): readonly ShownSetting[] {
  const settings = readSettings(store, environment);
  const shown = (name: string, value: string | null): ShownSetting => ({
    name,
    value,
    source: environment[name] ? 'environment' : 'default',
  });
  const address = withoutCredentials(settings.store);
  const byAlias = !environment.ISTHMUS_STORE && environment.NEO4J_URI;
  return [
    store === undefined
      ? shown(byAlias ? 'NEO4J_URI' : 'ISTHMUS_STORE', address)
      : { name: 'ISTHMUS_STORE', value: address, source: 'command line' },
    shown('NEO4J_USER', settings.user),
    shown('NEO4J_PASSWORD', settings.password === '' ? null : 'set'),
    shown('NEO4J_DATABASE', settings.database ?? null),
    shown('HOST', settings.host),
    shown('PORT', String(settings.port)),
    shown('ISTHMUS_API_KEYS', settings.apiKeys.length === 0 ? null : `${settings.apiKeys.length} set`),
    shown('ALLOW_ANONYMOUS', settings.allowAnonymous ? '1' : '0'),
    shown('LOG_LEVEL', settings.logLevel),
    shown('ISTHMUS_PRECEDENCE', environment.ISTHMUS_PRECEDENCE || null),
  ];
}

/**
 * Refuses to listen to strangers by oversight.
 *
 * @throws KnownError INVALID_SETTING when the host is not loopback, no key is set, and anonymous use is not allowed by name.
 */
export function assertNotOpenByOversight({ host, apiKeys, allowAnonymous }: Settings): void {
  const loopback = host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
  if (loopback || apiKeys.length > 0 || allowAnonymous) return;
  throw new KnownError('INVALID_SETTING', {
    setting: 'HOST',
    found: host,
    wanted: '127.0.0.1, or ISTHMUS_API_KEYS beside it, or ALLOW_ANONYMOUS=1',
  });
}

/** A store as it may be shown: a URI loses its user and password. */
export function withoutCredentials(store: string): string {
  return store.replace(/\/\/[^/]*@/, '//');
}
