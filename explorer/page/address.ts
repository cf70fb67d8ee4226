import { useSyncExternalStore } from 'react';

/** Where the visitor is: a view, and all that is chosen in it. The address holds the whole state, so that a link is a view. */
export interface Address {
  /** Name of the view; `start` at `/`. */
  readonly view: string;
  readonly parameters: URLSearchParams;
}

/** What is chosen in a view: `undefined` and an empty text leave a parameter out. */
export type Choices = Readonly<Record<string, string | number | undefined>>;

/** The address of a view with what is chosen in it, for a link. */
export function hrefOf(view: string, choices: Choices = {}): string {
  return withChoices(view, new URLSearchParams(), choices);
}

/** Reads a view and its parameters from the path and the query of an address. */
export function readAddress(path: string, query: string): Address {
  return { view: path.replace(/^\/|\/$/g, '') || 'start', parameters: new URLSearchParams(query) };
}

/** Goes to an address of this page. `replace` leaves no step to go back to: for sliders, and for typing. */
export function goTo(href: string, replace = false): void {
  if (replace) history.replaceState(null, '', href);
  else history.pushState(null, '', href);
  dispatchEvent(new Event(changed));
}

/** The address as it is now; a component that uses it is drawn again when it changes. */
export function useAddress(): Address {
  const href = useSyncExternalStore(subscribe, () => location.pathname + location.search);
  const { pathname, search } = new URL(href, location.origin);
  return readAddress(pathname, search);
}

/**
 * What is chosen in this view, and how to choose something else.
 *
 * @returns the parameters over the defaults, and a function that sets some of them and leaves the others.
 */
export function useChoices<T extends Readonly<Record<string, string>>>(
  defaults: T,
): [T, (choices: { readonly [K in keyof T]?: string | number | undefined }, replace?: boolean) => void] {
  const { view, parameters } = useAddress();
  const chosen = Object.fromEntries(
    Object.entries(defaults).map(([name, fallback]) => [name, parameters.get(name) ?? fallback]),
  ) as T;
  return [chosen, (choices, replace = false) => goTo(withChoices(view, parameters, choices as Choices), replace)];
}

const changed = 'isthmus:address';

function subscribe(onChange: () => void): () => void {
  addEventListener('popstate', onChange);
  addEventListener(changed, onChange);
  return () => {
    removeEventListener('popstate', onChange);
    removeEventListener(changed, onChange);
  };
}

function withChoices(view: string, parameters: URLSearchParams, choices: Choices): string {
  const next = new URLSearchParams(parameters);
  for (const [name, value] of Object.entries(choices)) {
    if (value === undefined || value === '') next.delete(name);
    else next.set(name, String(value));
  }
  // A colon and a comma may stand in a query as they are, and a link is read by people.
  const query = next.toString().replaceAll('%3A', ':').replaceAll('%2C', ',');
  return `/${view === 'start' ? '' : view}${query && `?${query}`}`;
}
