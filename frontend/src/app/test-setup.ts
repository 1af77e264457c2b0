import { loadScreenTexts } from '@shared/lib/i18n';
import { cleanup } from '@testing-library/react';
import { afterEach } from 'vitest';

await loadScreenTexts();

afterEach(cleanup);
