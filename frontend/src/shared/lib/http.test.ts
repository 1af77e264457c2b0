import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod/mini';
import { apiPath, call, fill, callWithoutAnswer, Problem, PROBLEM, sessionLink } from './http';

const answers: Response[] = [];
const requests: { url: string; headers: Headers; method?: string }[] = [];
const shape = z.object({ unread: z.number() });
const COUNT = '/notifications/unread-count';
const json = (body: unknown, status = 200, headers: Record<string, string> = {}) => new Response(JSON.stringify(body), { status, headers });

beforeEach(() => {
	vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
		requests.push({ url, headers: new Headers(init.headers), method: init.method });
		return answers.shift() ?? json({}, 500);
	});
});

afterEach(() => {
	vi.unstubAllGlobals();
	answers.length = 0;
	requests.length = 0;
	Object.assign(sessionLink, { csrfToken: undefined, refresh: async () => false, signedOut: () => {}, confirm: async () => false });
});

const failure = async (attempt: Promise<unknown>): Promise<Problem> => {
	const thrown = await attempt.then(() => undefined, (error: unknown) => error);
	expect(thrown).toBeInstanceOf(Problem);
	return thrown as Problem;
};

describe('http', () => {
	it('leaves absent and empty parameters out', () => {
		expect(apiPath('/entities', { q: 'a b&c', type: undefined, sort: '', limit: 5 })).toBe('/api/v1/entities?q=a+b%26c&limit=5');
	});

	it('throws the problem that the server states', async () => {
		answers.push(json({ type: '/problems/invalid-target', title: 'Target', detail: "'x' is no target.", trace_id: 't1', errors: [{ field: 'name', message: 'too long' }] }, 400));
		const problem = await failure(call(COUNT, shape));
		expect(problem).toMatchObject({ status: 400, type: '/problems/invalid-target', detail: "'x' is no target.", traceId: 't1', errors: [{ field: 'name', message: 'too long' }] });
	});

	it('makes a problem of a foreign error page', async () => {
		answers.push(new Response('<html>Bad gateway</html>', { status: 502 }));
		expect(await failure(call(COUNT, shape))).toMatchObject({ status: 502, detail: 'HTTP 502' });
	});

	it('knows how long to wait', async () => {
		answers.push(json({ detail: 'Slower.' }, 429, { 'retry-after': '7' }));
		expect((await failure(call(COUNT, shape))).retryAfterSeconds).toBe(7);
	});

	it('names the part of an answer that it does not understand', async () => {
		answers.push(json({ unread: 'five' }));
		const problem = await failure(call(COUNT, shape));
		expect(problem.type).toBe(PROBLEM.unreadable);
		expect(problem.detail).toContain('unread');
	});

	it('renews the session once for many calls and repeats them', async () => {
		const refresh = vi.fn(async () => true);
		sessionLink.refresh = refresh;
		answers.push(json({}, 401), json({}, 401), json({ unread: 1 }), json({ unread: 2 }));
		const read = await Promise.all([call(COUNT, shape), call(COUNT, shape)]);
		expect(read.map(({ unread }) => unread).sort()).toEqual([1, 2]);
		expect(refresh).toHaveBeenCalledTimes(1);
	});

	it('sends a wrong password once, since it is not the session that is over', async () => {
		const refresh = vi.fn(async () => true);
		sessionLink.refresh = refresh;
		answers.push(json({ type: PROBLEM.invalidCredentials, detail: 'The password is wrong.' }, 401));
		const confirm = callWithoutAnswer('/auth/session/confirmation', { method: 'POST', body: { password: 'x' } });
		expect((await failure(confirm)).type).toBe(PROBLEM.invalidCredentials);
		expect(refresh).not.toHaveBeenCalled();
		expect(requests).toHaveLength(1);
	});

	it('says so when there is no session to go on with', async () => {
		const signedOut = vi.fn();
		sessionLink.signedOut = signedOut;
		answers.push(json({ detail: 'Sign in.' }, 401));
		expect((await failure(call(COUNT, shape))).isSignedOut).toBe(true);
		expect(signedOut).toHaveBeenCalledOnce();
	});

	it('repeats what is dangerous once somebody has confirmed who they are', async () => {
		const confirm = vi.fn(async () => true);
		sessionLink.confirm = confirm;
		const unconfirmed = () => json({ type: PROBLEM.confirmationNeeded, detail: 'Confirm who you are.' }, 403);
		answers.push(unconfirmed(), unconfirmed(), new Response(null, { status: 204 }), new Response(null, { status: 204 }));
		const remove = () => callWithoutAnswer('/auth/factors/totp', { method: 'DELETE' });
		await Promise.all([remove(), remove()]);
		expect(confirm).toHaveBeenCalledTimes(1);
		expect(requests).toHaveLength(4);
	});

	it('leaves a refusal as it is when nobody confirms', async () => {
		answers.push(json({ type: PROBLEM.confirmationNeeded, detail: 'Confirm who you are.' }, 403));
		expect((await failure(callWithoutAnswer('/auth/factors/totp', { method: 'DELETE' }))).type).toBe(PROBLEM.confirmationNeeded);
		expect(requests).toHaveLength(1);
	});

	it('keeps parameters from leaving their place in the path', () => {
		expect(fill('/scans/{id}/collectors/{collector}/stop', { id: 'a', collector: '../../x?y' })).toBe('/scans/a/collectors/..%2F..%2Fx%3Fy/stop');
	});

	it('sends the CSRF token with changes only', async () => {
		sessionLink.csrfToken = 'token';
		answers.push(json({ unread: 1 }), new Response(null, { status: 204 }));
		await call(COUNT, shape);
		await callWithoutAnswer('/auth/session', { method: 'DELETE' });
		expect(requests.map(({ headers }) => headers.get('x-csrf-token'))).toEqual([null, 'token']);
	});
});
