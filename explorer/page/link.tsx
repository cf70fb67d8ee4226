import type { AnchorHTMLAttributes, MouseEvent } from 'react';
import { type Choices, goTo, hrefOf } from './address.ts';

/** A link to a view of this page. It is a real one: it opens in a new tab, and can be copied. */
export function Link({
  to,
  choices = {},
  ...attributes
}: { to: string; choices?: Choices } & AnchorHTMLAttributes<HTMLAnchorElement>) {
  const href = hrefOf(to, choices);
  function follow(event: MouseEvent) {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    goTo(href);
    window.scrollTo(0, 0);
  }
  return <a {...attributes} href={href} onClick={follow} />;
}
