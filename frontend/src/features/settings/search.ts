import * as z from 'zod/mini';
import { textParam } from '@shared/lib/url-state';

export const settingsSearch = z.object({ ns: textParam(), key: textParam() });
export type SettingsSearch = z.infer<typeof settingsSearch>;
