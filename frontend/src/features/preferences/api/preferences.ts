import * as z from 'zod/mini';
import { call } from '@shared/lib/http';

const wish = z.object({ language: z.string(), theme: z.enum(['dark', 'light', 'system']), time_zone: z.string() });
export type Wish = z.infer<typeof wish>;

/** What the account wants wherever it signs in. */
export const fetchWish = (): Promise<Wish> => call('/users/me/preferences', wish);
export const putWish = (body: Wish): Promise<Wish> => call('/users/me/preferences', wish, { method: 'PUT', body });
