import './theme/fonts.css';
import './theme/tokens.css';
import './theme/global.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { switchLanguage, wantedLanguage } from '@shared/lib/i18n';
import { App } from './app';

void switchLanguage(wantedLanguage()).finally(() => {
	createRoot(document.getElementById('root')!).render(<StrictMode><App /></StrictMode>);
});
