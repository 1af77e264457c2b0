import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod/mini';
import { apiPath, call, callWithoutAnswer, Problem, PROBLEM, sessionLink } from './http';

const answers: Response[] = [];
const requests: { url: string; headers: Headers; method?: string }[] = [];
const shape = z.object({ name: z.string() });
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
	Object.assign(sessionLink, { csrfToken: undefined, refresh: async () => false, signedOut: () => {} });
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
		const problem = await failure(call('/scans', shape));
		expect(problem).toMatchObject({ status: 400, type: '/problems/invalid-target', detail: "'x' is no target.", traceId: 't1', errors: [{ field: 'name', message: 'too long' }] });
	});

	it('makes a problem of a foreign error page', async () => {
		answers.push(new Response('<html>Bad gateway</html>', { status: 502 }));
		expect(await failure(call('/scans', shape))).toMatchObject({ status: 502, detail: 'HTTP 502' });
	});

	it('knows how long to wait', async () => {
		answers.push(json({ detail: 'Slower.' }, 429, { 'retry-after': '7' }));
		expect((await failure(call('/scans', shape))).retryAfterSeconds).toBe(7);
	});

	it('names the part of an answer that it does not understand', async () => {
		answers.push(json({ name: 5 }));
		const problem = await failure(call('/scans', shape));
		expect(problem.type).toBe(PROBLEM.unreadable);
		expect(problem.detail).toContain('name');
	});

	it('renews the session once for many calls and repeats them', async () => {
		const refresh = vi.fn(async () => true);
		sessionLink.refresh = refresh;
		answers.push(json({}, 401), json({}, 401), json({ name: 'a' }), json({ name: 'b' }));
		const read = await Promise.all([call('/a', shape), call('/b', shape)]);
		expect(read.map(({ name }) => name).sort()).toEqual(['a', 'b']);
		expect(refresh).toHaveBeenCalledTimes(1);
	});

	it('says so when there is no session to go on with', async () => {
		const signedOut = vi.fn();
		sessionLink.signedOut = signedOut;
		answers.push(json({ detail: 'Sign in.' }, 401));
		expect((await failure(call('/a', shape))).isSignedOut).toBe(true);
		expect(signedOut).toHaveBeenCalledOnce();
	});

	it('sends the CSRF token with changes only', async () => {
		sessionLink.csrfToken = 'token';
		answers.push(json({ name: 'a' }), new Response(null, { status: 204 }));
		await call('/a', shape);
		await callWithoutAnswer('/a', { method: 'DELETE' });
		expect(requests.map(({ headers }) => headers.get('x-csrf-token'))).toEqual([null, 'token']);
	});
});
