import { type Offences, offencesOf, openBrowser } from './browser.ts';

/** What a visitor's browser met on GraphiQL's page, each saved operation asked in turn. */
export interface PageReport extends Offences {
  readonly operations: {
    readonly title: string;
    /** The document as the page sent it. */
    readonly sent: string;
    readonly answer: { readonly data?: Readonly<Record<string, unknown>> | null; readonly errors?: readonly object[] };
  }[];
  /** From opening the page to the first answer on it, one click in between; null where there is no saved operation. */
  readonly firstAnswerMs: number | null;
}

/**
 * Opens GraphiQL as an analyst does, asks every saved operation by a click and waits until its answer is on the page.
 *
 * @param url         of the page, `http://127.0.0.1:4000/graphiql/`.
 * @param screenshot  where a PNG of the page with the first answer goes.
 * @throws Error when there is no Chromium, or an answer takes longer than 30 s.
 */
export async function pageReport(url: string, screenshot?: string): Promise<PageReport> {
  const browser = await openBrowser();
  try {
    const operations: PageReport['operations'] = [];
    let firstAnswerMs: number | null = null;
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    const offences = await offencesOf(page, new URL(url).host);

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
    return { ...offences, operations, firstAnswerMs };
  } finally {
    await browser.close();
  }
}
