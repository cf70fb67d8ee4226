import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

/** What a visitor's browser met on GraphiQL's page, each saved operation asked in turn. */
export interface PageReport {
  /** Hosts other than the page's own that the browser was asked to reach. */
  readonly foreignHosts: string[];
  /** Errors written to the console, and exceptions nobody caught. */
  readonly consoleErrors: string[];
  readonly cspViolations: string[];
  readonly operations: {
    readonly title: string;
    /** The document as the page sent it. */
    readonly sent: string;
    readonly answer: { readonly data?: Readonly<Record<string, unknown>> | null; readonly errors?: readonly object[] };
  }[];
  /** From opening the page to the first answer on it, one click in between; null where there is no saved operation. */
  readonly firstAnswerMs: number | null;
}

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

/** The Chromium to test with: `CHROMIUM_PATH`, else Debian's; null where there is none. */
export function chromiumPath(): string | null {
  const path = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
  return existsSync(path) ? path : null;
}

/**
 * Opens GraphiQL as an analyst does, asks every saved operation by a click and waits until its answer is on the page.
 *
 * @param url         of the page, `http://127.0.0.1:4000/graphiql/`.
 * @param screenshot  where a PNG of the page with the first answer goes.
 * @throws Error when there is no Chromium, or an answer takes longer than 30 s.
 */
export async function pageReport(url: string, screenshot?: string): Promise<PageReport> {
  const executablePath = chromiumPath();
  if (executablePath === null) throw new Error('No Chromium at CHROMIUM_PATH or /usr/bin/chromium');

  const browser = await chromium.launch({ executablePath, args: flags });
  try {
    const { host } = new URL(url);
    const foreignHosts = new Set<string>();
    const consoleErrors: string[] = [];
    const cspViolations: string[] = [];
    const operations: PageReport['operations'] = [];
    let firstAnswerMs: number | null = null;

    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const note = (address: string) => {
      const reached = new URL(address);
      if (/^(https?|wss?):$/.test(reached.protocol) && reached.host !== host) foreignHosts.add(reached.host);
    };
    context.on('request', (request) => note(request.url()));

    const page = await context.newPage();
    page.on('websocket', (socket) => note(socket.url()));
    page.on('pageerror', (error) => consoleErrors.push(error.message));
    page.on('console', (message) => {
      const text = message.text();
      if (text.startsWith('CSP ')) cspViolations.push(text);
      else if (message.type() === 'error') consoleErrors.push(text);
    });
    await page.addInitScript(`addEventListener('securitypolicyviolation', (violation) =>
      console.warn('CSP ' + violation.effectiveDirective + ' ' + violation.blockedURI));`);

    const start = performance.now();
    await page.goto(url);
    const panel = page.locator('.saved-operations');
    await panel.waitFor();

    for (const button of await panel.getByRole('button').all()) {
      const [response] = await Promise.all([
        page.waitForResponse((response) => {
          const request = response.request();
          return new URL(request.url()).pathname === '/graphql' && !request.postData()?.includes('__schema');
        }),
        button.click(),
      ]);
      // GraphiQL empties the answer's editor before it asks.
      await page.locator('.graphiql-response .view-line', { hasText: /\S/ }).first().waitFor();
      firstAnswerMs ??= performance.now() - start;
      if (screenshot !== undefined && operations.length === 0) await page.screenshot({ path: screenshot });
      const { query: sent } = response.request().postDataJSON() as { query: string };
      operations.push({
        title: (await button.locator('strong').textContent()) ?? '',
        sent,
        answer: await response.json(),
      });
    }
    return { foreignHosts: [...foreignHosts], consoleErrors, cspViolations, operations, firstAnswerMs };
  } finally {
    await browser.close();
  }
}
