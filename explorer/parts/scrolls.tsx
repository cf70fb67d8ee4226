import type { ReactNode } from 'react';

/** A part of the page that scrolls by itself, such as a long table; the keyboard reaches it too. */
export function Scrolls({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className="scrolls" tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}
