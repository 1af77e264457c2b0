import * as z from 'zod/mini';

export const reportsSearch = z.object({ page: z.catch(z.optional(z.coerce.number()), undefined) });
export type ReportsSearch = z.infer<typeof reportsSearch>;
