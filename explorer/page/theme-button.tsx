import { useEffect, useState } from 'react';

const kept = 'isthmus-theme';

/** Light or dark: as the device has it until the visitor says otherwise, which the browser remembers. */
export function ThemeButton() {
  const [theme, setTheme] = useState<Theme>(() => (localStorage.getItem(kept) as Theme | null) ?? deviceTheme());
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);

  const other = theme === 'dark' ? 'light' : 'dark';
  function change() {
    localStorage.setItem(kept, other);
    setTheme(other);
  }
  return (
    <button type="button" onClick={change}>
      {other === 'dark' ? 'Dark' : 'Light'}
      <span className="only-read-aloud"> colours</span>
    </button>
  );
}

type Theme = 'light' | 'dark';

function deviceTheme(): Theme {
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}
