import { type ComponentType, type LazyExoticComponent, lazy, Suspense, useEffect, useRef } from 'react';
import { Broken } from '../parts/broken.tsx';
import { EvidenceDrawer } from '../parts/evidence.tsx';
import { type ViewEntry, views } from '../views.ts';
import { useAddress } from './address.ts';
import { Link } from './link.tsx';
import { ThemeButton } from './theme-button.tsx';

const files = import.meta.glob<ComponentType>('../views/*/view.tsx', { import: 'View' });

/** Each view's script is loaded when it is first opened. */
const components: ReadonlyMap<string, LazyExoticComponent<ComponentType>> = new Map(
  views.map(({ name }) => {
    const load = files[`../views/${name}/view.tsx`];
    if (load === undefined) throw new Error(`views/${name}/view.tsx is missing`);
    return [name, lazy(async () => ({ default: await load() }))];
  }),
);

/** The page: navigation, and the view that the address names. */
export function Page() {
  const { view: name } = useAddress(); // and with it the whole address, which is printed
  const entry = views.find((view) => view.name === name);
  const View = components.get(name);
  const heading = useHeading(entry);

  return (
    <>
      <a className="skip" href="#main">
        To the content
      </a>
      <header className="masthead">
        <Link to="start">Isthmus</Link>
        <nav aria-label="Views">
          {views.slice(1).map(({ name: to, title }) => (
            <Link key={to} to={to} aria-current={to === name ? 'page' : undefined}>
              {title}
            </Link>
          ))}
          <a href="/graphiql/">GraphiQL</a>
        </nav>
        <ThemeButton />
      </header>
      <main id="main" ref={heading} tabIndex={-1}>
        {View === undefined ? (
          <NoSuchView />
        ) : (
          <Broken key={name}>
            <EvidenceDrawer>
              <Suspense fallback={<p role="status">Loading…</p>}>
                <View />
              </Suspense>
            </EvidenceDrawer>
          </Broken>
        )}
      </main>
      <p className="on-paper soft">{location.href}</p>
      <footer className="colophon">
        Isthmus computes; it does not know better than its sources. Every figure says which they are: “Why?” beside it.
      </footer>
    </>
  );
}

/** The title of the window says the view, and whoever follows a link starts reading at its beginning. */
function useHeading(entry: ViewEntry | undefined) {
  const main = useRef<HTMLElement>(null);
  const opened = useRef(entry?.name);
  useEffect(() => {
    document.title = entry === undefined || entry.name === 'start' ? 'Isthmus' : `${entry.title} · Isthmus`;
    if (opened.current !== entry?.name) main.current?.focus({ preventScroll: true });
    opened.current = entry?.name;
  }, [entry]);
  return main;
}

function NoSuchView() {
  return (
    <section className="stack">
      <h1>There is no such view</h1>
      <p>
        The address names none of the views above. <Link to="start">To the first page</Link>
      </p>
    </section>
  );
}
