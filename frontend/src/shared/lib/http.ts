import * as z from 'zod/mini';
import type { BodyOf, Fits, Method, NamesIn, RouteOf } from '../api/routes';

// Without it zod tries `new Function` once, which the content security policy reports as a violation.
z.config({ jitless: true });

const problemShape = z.object({
	type: z.optional(z.string()),
	title: z.optional(z.string()),
	detail: z.optional(z.string()),
	trace_id: z.optional(z.string()),
	errors: z.optional(z.array(z.object({ field: z.string(), message: z.string() }))),
	offset: z.optional(z.number()),
	length: z.optional(z.number()),
	expected: z.optional(z.array(z.string())),
});

export type FieldError = { field: string; message: string };

/** Where in a text that somebody wrote the failure is, in UTF-16 units, and what could stand there. */
export type ProblemPlace = { offset: number; length: number; expected: string[] };

/** A failure as the server stated it (RFC 9457), or as we state it where no answer came. Branch on `type`, show `detail`. */
export class Problem extends Error {
	constructor(
		readonly status: number,
		readonly type: string,
		readonly title: string,
		readonly detail: string,
		readonly traceId?: string,
		readonly errors: FieldError[] = [],
		readonly retryAfterSeconds?: number,
		readonly place?: ProblemPlace,
	) {
		super(detail);
		this.name = 'Problem';
	}

	/** Whether the session is over and signing in again would help. */
	get isSignedOut(): boolean {
		return this.status === 401;
	}
}

export const PROBLEM = {
	unreachable: '/problems/unreachable',
	unreadable: '/problems/unreadable',
	invalidCredentials: '/problems/invalid-credentials',
	secondFactorNeeded: '/problems/second-factor-needed',
	secondFactorWrong: '/problems/second-factor-wrong',
	passwordChangeNeeded: '/problems/password-change-needed',
	confirmationNeeded: '/problems/confirmation-needed',
	notAllowed: '/problems/not-allowed',
	invalidQuery: '/problems/invalid-query',
	markExists: '/problems/mark-exists',
} as const;

type Query = Record<string, string | number | boolean | undefined | null>;

type Message = { method?: Method; query?: Query; body?: unknown; headers?: Record<string, string>; signal?: AbortSignal };

/** Path parameters where the route has some, a body only where it takes one. */
type Call<M extends Method, R extends string> = Omit<Message, 'method' | 'body'>
	& (M extends 'GET' ? { method?: M } : { method: M })
	& ([NamesIn<R>] extends [never] ? { params?: never } : { params: Record<NamesIn<R>, string> })
	& ([BodyOf<M, R>] extends [never] ? { body?: never } : { body: BodyOf<M, R> });

type Optional<T> = Record<never, never> extends T ? [options?: T] : [options: T];

/** How http and the session know each other without importing one another. */
export const sessionLink = {
	csrfToken: undefined as string | undefined,
	/** Asks for new cookies; resolves to whether there is a session to go on with. */
	refresh: async (): Promise<boolean> => false,
	signedOut: () => {},
	/** The other tabs of the browser learn that the session is over. */
	tellTabs: () => {},
	/** Asks whether there still is a session, and says so to all if not. */
	check: async (): Promise<void> => {},
	/** Lets whoever sits there prove who they are; resolves to whether they did. */
	confirm: async (): Promise<boolean> => false,
};

let refreshing: Promise<boolean> | undefined;

function refreshOnce(): Promise<boolean> {
	refreshing ??= sessionLink.refresh().finally(() => {
		refreshing = undefined;
	});
	return refreshing;
}

/** Path and query of an API address. Absent and empty values are left out. */
export function apiPath(path: string, query: Query = {}): string {
	const search = new URLSearchParams();
	for (const [name, value] of Object.entries(query)) {
		if (value !== undefined && value !== null && value !== '') {
			search.set(name, String(value));
		}
	}
	const text = search.toString();
	return `/api/v1${path}${text ? `?${text}` : ''}`;
}

/** Puts values into the places of a route such as `/scans/{id}`. */
export const fill = (route: string, params: Record<string, string> = {}): string =>
	route.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));

async function send(path: string, call: Message): Promise<Response> {
	const method = call.method ?? 'GET';
	const headers = new Headers({ accept: 'application/json, application/problem+json', ...call.headers });
	if (call.body !== undefined) {
		headers.set('content-type', 'application/json');
	}
	if (method !== 'GET' && sessionLink.csrfToken) {
		headers.set('x-csrf-token', sessionLink.csrfToken);
	}
	try {
		return await fetch(apiPath(path, call.query), {
			method,
			headers,
			body: call.body === undefined ? undefined : JSON.stringify(call.body),
			signal: call.signal,
			credentials: 'same-origin',
		});
	} catch (failure) {
		if (failure instanceof DOMException && failure.name === 'AbortError') {
			throw failure;
		}
		throw new Problem(0, PROBLEM.unreachable, 'Mirage does not answer', 'Mirage does not answer. Is it running?');
	}
}

/** Reads the problem out of an answer; a proxy's HTML page becomes one as well. */
export async function problemOf(answer: Response): Promise<Problem> {
	const body = problemShape.safeParse(await answer.json().catch(() => ({})));
	const said = body.success ? body.data : {};
	const retryAfter = Number(answer.headers.get('retry-after') ?? Number.NaN);
	const title = said.title ?? `HTTP ${answer.status}`;
	return new Problem(answer.status, said.type ?? 'about:blank', title, said.detail ?? title, said.trace_id, said.errors ?? [],
		Number.isFinite(retryAfter) ? retryAfter : undefined,
		said.offset === undefined ? undefined : { offset: said.offset, length: said.length ?? 0, expected: said.expected ?? [] });
}

/** What was typed is wrong, not the session; sending it again would count as a second guess. */
const ABOUT_PROOF: readonly string[] = [PROBLEM.invalidCredentials, PROBLEM.secondFactorNeeded, PROBLEM.secondFactorWrong];

async function renewed(path: string, call: Message): Promise<Response> {
	const answer = await send(path, call);
	if (answer.status !== 401 || ABOUT_PROOF.includes((await problemOf(answer.clone())).type)) {
		return answer;
	}
	if (await refreshOnce()) {
		return send(path, call);
	}
	sessionLink.signedOut();
	return answer;
}

sessionLink.check = async () => {
	if (!(await refreshOnce())) {
		sessionLink.signedOut();
	}
};

let confirming: Promise<boolean> | undefined;

/** One dialog, however many calls want it. */
function confirmOnce(): Promise<boolean> {
	confirming ??= sessionLink.confirm().finally(() => {
		confirming = undefined;
	});
	return confirming;
}

/** A session that ran out is renewed once; what is dangerous is asked again after whoever asks has proved who they are. */
async function sendSignedIn(path: string, call: Message): Promise<Response> {
	const answer = await renewed(path, call);
	if (answer.status !== 403 || (await problemOf(answer.clone())).type !== PROBLEM.confirmationNeeded) {
		return answer;
	}
	return (await confirmOnce()) ? renewed(path, call) : answer;
}

async function answered(answer: Response): Promise<Response> {
	if (!answer.ok) {
		throw await problemOf(answer);
	}
	return answer;
}

async function parsed<T extends z.ZodMiniType>(answer: Response, shape: T, path: string): Promise<z.output<T>> {
	const body: unknown = await answer.json();
	const read = z.safeParse(shape, body);
	if (!read.success) {
		const where = read.error.issues[0]?.path.join('.') ?? '';
		throw new Problem(answer.status, PROBLEM.unreadable, 'Unreadable answer',
			`The answer of ${path} is not understood${where ? ` (at ${where})` : ''}. The page and the server may be of different versions.`);
	}
	return read.data;
}

type Read<M extends Method, R extends string, T extends z.ZodMiniType> = Fits<M, R, z.output<T>> extends true ? T : { 'not what the server answers': Fits<M, R, z.output<T>> };
type Options = Message & { params?: Record<string, string> };

/** Calls the API and reads the answer. Route, parameters, body and shape are held to the server's description of itself. */
export async function call<R extends RouteOf<M>, T extends z.ZodMiniType, M extends Method = 'GET'>(route: R, shape: T & Read<M, R, T>, ...[options]: Optional<Call<M, R>>): Promise<z.output<T>> {
	const { params, ...message } = (options ?? {}) as Options;
	return parsed(await answered(await sendSignedIn(fill(route, params), message)), shape, route);
}

/** For answers without a body, and where none is wanted. */
export async function callWithoutAnswer<R extends RouteOf<M>, M extends Method = 'GET'>(route: R, options: Call<M, R>): Promise<void> {
	const { params, ...message } = options as Options;
	await answered(await sendSignedIn(fill(route, params), message));
}

/** For the calls that make a session or need none: a 401 of theirs is the answer, not a reason to renew anything. */
export async function callOpenly<R extends RouteOf<M>, T extends z.ZodMiniType, M extends Method = 'GET'>(route: R, shape: T & Read<M, R, T>, ...[options]: Optional<Call<M, R>>): Promise<z.output<T>> {
	const { params, ...message } = (options ?? {}) as Options;
	return parsed(await answered(await send(fill(route, params), message)), shape, route);
}

/** Both: nobody is signed in, and there is no answer to read. */
export async function callOpenlyWithoutAnswer<R extends RouteOf<M>, M extends Method = 'GET'>(route: R, options: Call<M, R>): Promise<void> {
	const { params, ...message } = options as Options;
	await answered(await send(fill(route, params), message));
}

/** For what is no JSON: foreign bytes, as they are. */
export async function fetchBytes(path: string, signal?: AbortSignal): Promise<{ bytes: Uint8Array<ArrayBuffer>; headers: Headers }> {
	const answer = await answered(await sendSignedIn(path, { signal }));
	return { bytes: new Uint8Array(await answer.arrayBuffer()), headers: answer.headers };
}
