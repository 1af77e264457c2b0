import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { callOpenly, callWithoutAnswer, PROBLEM, Problem, sessionLink } from '@shared/lib/http';

export const sessionShape = z.object({
	user: z.object({ id: z.string(), username: z.string(), email: z.nullish(z.string()), display_name: z.string(), roles: z.array(z.string()), permissions: z.array(z.string()) }),
	organisation: z.object({ id: z.string(), name: z.nullish(z.string()) }),
	projects: z.array(z.object({ id: z.string(), name: z.string(), role: z.string() })),
	csrf_token: z.nullish(z.string()),
	must_change_password: z.boolean(),
	expires_at: z.string(),
});
export type Session = z.infer<typeof sessionShape>;

function keepToken(answer: Session): Session {
	sessionLink.csrfToken = answer.csrf_token ?? undefined;
	return answer;
}

const refresh = async () => keepToken(await callOpenly('/auth/session/refresh', sessionShape, { method: 'POST' }));

sessionLink.refresh = async () => {
	try {
		await refresh();
		return true;
	} catch (failure) {
		if (failure instanceof Problem && failure.isSignedOut) {
			return false;
		}
		throw failure;
	}
};

/** @returns null if nobody is signed in */
async function fetchSession(): Promise<Session | null> {
	try {
		return keepToken(await callOpenly('/auth/session', sessionShape));
	} catch (failure) {
		if (!(failure instanceof Problem) || !failure.isSignedOut) {
			throw failure;
		}
	}
	return (await sessionLink.refresh()) ? keepToken(await callOpenly('/auth/session', sessionShape)) : null;
}

export const sessionQuery = queryOptions({ queryKey: ['session'], queryFn: fetchSession, staleTime: Number.POSITIVE_INFINITY, gcTime: Number.POSITIVE_INFINITY });

/** `code` is of the second factor, for those who have one. */
type Credentials = { username: string; password: string; code?: string };

const ABOUT_THE_CODE: readonly string[] = [PROBLEM.secondFactorNeeded, PROBLEM.secondFactorWrong];

/** Whether the password was right and a code has to come with it. */
export const asksForCode = (error: unknown) => error instanceof Problem && ABOUT_THE_CODE.includes(error.type);

export function useSignIn() {
	const queries = useQueryClient();
	return useMutation({
		mutationFn: async (credentials: Credentials) => keepToken(await callOpenly('/auth/session', sessionShape, { method: 'POST', body: credentials })),
		onSuccess: (answer) => queries.setQueryData(sessionQuery.queryKey, answer),
	});
}

/** The cookie that comes with the answer opens everything, so the session is read anew. */
export function useChangePassword() {
	const queries = useQueryClient();
	return useMutation({
		mutationFn: (wish: { current_password: string; new_password: string }) => callWithoutAnswer('/auth/password', { method: 'POST', body: wish }),
		onSuccess: () => queries.fetchQuery({ ...sessionQuery, staleTime: 0 }),
	});
}

/** What comes after a passkey was accepted. */
export function useEnter() {
	const queries = useQueryClient();
	return (answer: Session) => queries.setQueryData(sessionQuery.queryKey, keepToken(answer));
}

export function useSignOut() {
	const queries = useQueryClient();
	return useMutation({
		mutationFn: () => callWithoutAnswer('/auth/session', { method: 'DELETE' }),
		onSuccess: () => {
			sessionLink.csrfToken = undefined;
			queries.clear();
			sessionLink.tellTabs();
		},
	});
}
