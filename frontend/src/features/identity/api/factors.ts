import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { call, callWithoutAnswer } from '@shared/lib/http';

const factors = z.object({ totp: z.boolean(), recovery_codes_left: z.number() });
const enrolment = z.object({ secret: z.string(), uri: z.string() });
export type Enrolment = z.infer<typeof enrolment>;
const codes = z.object({ recovery_codes: z.array(z.string()) });

export const factorsQuery = queryOptions({ queryKey: ['factors'], queryFn: ({ signal }) => call('/auth/factors', factors, { signal }) });

function useFactorMutation<T, R>(change: (wish: T) => Promise<R>) {
	const queries = useQueryClient();
	return useMutation({ mutationFn: change, onSuccess: () => queries.invalidateQueries({ queryKey: factorsQuery.queryKey }) });
}

/** The first step; nothing counts yet. The secret stays in this answer alone. */
export const useBeginTotp = () => useMutation({ mutationFn: () => call('/auth/factors/totp', enrolment, { method: 'POST' }), gcTime: 0 });

/** The second step: from now on signing in asks for a code. */
export const useConfirmTotp = () => useFactorMutation(async (code: string) => (await call('/auth/factors/totp/confirmation', codes, { method: 'POST', body: { code } })).recovery_codes);

export const useNewRecoveryCodes = () => useFactorMutation(async () => (await call('/auth/factors/recovery-codes', codes, { method: 'POST' })).recovery_codes);

export const useRemoveTotp = () => useFactorMutation(() => callWithoutAnswer('/auth/factors/totp', { method: 'DELETE' }));
