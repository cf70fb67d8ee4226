import { useEffect, useState } from 'react';

/** A colour of the theme as the browser shows it now, for what is not drawn by style sheets: `rgb(0, 114, 178)`. */
export function themeColour(colour: string): string {
  const probe = document.createElement('span');
  probe.style.color = colour;
  document.body.append(probe);
  const shown = getComputedStyle(probe).color;
  probe.remove();
  return shown;
}

/** A number that changes with the theme: what is drawn with `themeColour` is drawn anew. */
export function useThemeChanges(): number {
  const [changes, setChanges] = useState(0);
  useEffect(() => {
    const changed = () => setChanges((before) => before + 1);
    const device = matchMedia('(prefers-color-scheme: dark)');
    const page = new MutationObserver(changed);
    page.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    device.addEventListener('change', changed);
    return () => {
      page.disconnect();
      device.removeEventListener('change', changed);
    };
  }, []);
  return changes;
}
