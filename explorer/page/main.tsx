import './theme.css';
import './page.css';

import { createRoot } from 'react-dom/client';
import { Page } from './page.tsx';

createRoot(document.getElementById('page')!).render(<Page />);
