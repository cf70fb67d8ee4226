import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** What a browser met that a page of ours must not make it meet. */
export interface Offences {
  /** Hosts other than the page's own that the browser was asked to reach. */
  readonly foreignHosts: string[];
  /** Errors written to the console, and exceptions nobody caught. */
  readonly consoleErrors: string[];
  readonly cspViolations: string[];
}

/** The Chromium to test with: `CHROMIUM_PATH`, else Debian's; null where there is none. */
export function chromiumPath(): string | null {
  const path = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
  return existsSync(path) ? path : null;
}

/** Starts Chromium. @throws Error when there is none. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = chromiumPath();
  if (executablePath === null) throw new Error('No Chromium at CHROMIUM_PATH or /usr/bin/chromium');
  return await chromium.launch({ executablePath, args: flags });
}

/** Notes what a page must not do, from now on; to be called before it is opened. */
export async function offencesOf(page: Page, ownHost: string): Promise<Offences> {
  const offences: Offences = { foreignHosts: [], consoleErrors: [], cspViolations: [] };
  const note = (address: string) => {
    const { protocol, host } = new URL(address);
    if (/^(https?|wss?):$/.test(protocol) && host !== ownHost && !offences.foreignHosts.includes(host))
      offences.foreignHosts.push(host);
  };
  page.context().on('request', (request) => note(request.url()));
  page.on('websocket', (socket) => note(socket.url()));
  page.on('pageerror', (error) => offences.consoleErrors.push(error.message));
  page.on('console', (message) => {
    const text = message.text();
    if (text.startsWith('CSP ')) offences.cspViolations.push(text);
    else if (message.type() === 'error') offences.consoleErrors.push(text);
  });
  await page.addInitScript(`addEventListener('securitypolicyviolation', (violation) =>
    console.warn('CSP ' + violation.effectiveDirective + ' ' + violation.blockedURI));`);
  return offences;
}
