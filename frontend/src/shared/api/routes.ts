import type { paths } from './schema';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

type Short<P> = P extends `/api/v1${infer Rest}` ? Rest : never;
type Operation<M extends Method, P extends keyof paths> = paths[P] extends Record<Lowercase<M>, infer O> ? O : never;

/** The routes that take a method, without `/api/v1`. */
export type RouteOf<M extends Method> = { [P in keyof paths]: [Operation<M, P>] extends [never] ? never : Short<P> }[keyof paths];

type OperationOf<M extends Method, R extends string> = `/api/v1${R}` extends infer P extends keyof paths ? Operation<M, P> : never;

/** The names in the braces of a route. */
export type NamesIn<R extends string> = R extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never;

export type BodyOf<M extends Method, R extends string> = OperationOf<M, R> extends { requestBody: { content: { 'application/json': infer B } } } ? B : never;

type ContentOf<Answers> = { [S in keyof Answers]: Answers[S] extends { content: Record<string, infer C> } ? C : never }[keyof Answers];

export type AnswerOf<M extends Method, R extends string> = OperationOf<M, R> extends { responses: infer Answers } ? ContentOf<Answers> : never;

type Plain = string | number | boolean | null | undefined;

/**
 * Whether everything that a shape reads is something that the server says, by name and kind. What the server leaves out
 * of the description's `required` may still be read: its answers are complete, and each is parsed.
 *
 * @returns true, or the path of the first thing that does not fit
 */
type Agrees<Ours, Theirs, Where extends string = ''> =
	unknown extends Theirs ? true
		: [NonNullable<Ours>] extends [Plain] ? ([NonNullable<Ours>] extends [NonNullable<Theirs>] ? true : [NonNullable<Theirs>] extends [NonNullable<Ours>] ? true : `${Where} differs`)
			: NonNullable<Ours> extends readonly (infer O)[] ? (NonNullable<Theirs> extends readonly (infer T)[] ? Agrees<O, T, `${Where}[]`> : `${Where} is no list`)
				: string extends keyof NonNullable<Ours> ? (NonNullable<Theirs> extends object ? true : `${Where} is no object`)
					: { [K in keyof NonNullable<Ours> & string]: K extends keyof NonNullable<Theirs>
						? Agrees<NonNullable<Ours>[K], NonNullable<Theirs>[K], `${Where}.${K}`> : `${Where}.${K} is unknown` }[keyof NonNullable<Ours> & string] extends infer Verdict
						? ([Verdict] extends [true] ? true : Exclude<Verdict, true>) : never;

export type Fits<M extends Method, R extends string, Ours> = Agrees<Ours, AnswerOf<M, R>>;
