import { useSyncExternalStore } from 'react';
import { sessionLink } from './http';

export type LiveState = 'connecting' | 'live' | 'reconnecting';
export type LiveEvent = { name: string; data: unknown };

/** The names are the server's; a name that is not listened to is never delivered by an EventSource. */
export const LIVE_EVENTS = [
	'scan.progressed', 'scan.state', 'facts.stored', 'scan.stored', 'findings.raised', 'scan.correlated', 'notification.raised',
	'report.written', 'export.written', 'graph.ready', 'service.changed',
] as const;

const CHANNEL = 'mirage.live';

let state: LiveState = 'connecting';
const stateListeners = new Set<() => void>();

function become(next: LiveState): void {
	if (next !== state) {
		state = next;
		stateListeners.forEach((listener) => listener());
	}
}

export const useLiveState = (): LiveState => useSyncExternalStore(
	(listener) => {
		stateListeners.add(listener);
		return () => stateListeners.delete(listener);
	},
	() => state,
);

type Message = { kind: 'event'; event: LiveEvent } | { kind: 'state'; state: LiveState } | { kind: 'hello' };

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

const REOPEN_MILLIS = 5_000;

/**
 * Opens the stream. After a broken connection the browser reconnects by itself and tells the server the last event it
 * saw; after a refusal (the session ran out or was ended, the server starts) it gives up, so then we begin anew.
 */
function openStream(onEvent: (event: LiveEvent) => void, onState: (state: LiveState) => void, signal: AbortSignal): void {
	const source = new EventSource('/api/v1/live', { withCredentials: true });
	source.onopen = () => onState('live');
	source.onerror = () => {
		onState('reconnecting');
		if (source.readyState === EventSource.CLOSED) {
			// Refused: perhaps somebody has ended the session elsewhere. A server that is away is no answer.
			void sessionLink.check().catch(() => {});
			const reopen = setTimeout(() => openStream(onEvent, onState, signal), REOPEN_MILLIS);
			signal.addEventListener('abort', () => clearTimeout(reopen));
		}
	};
	for (const name of LIVE_EVENTS) {
		source.addEventListener(name, (message: MessageEvent<string>) => onEvent({ name, data: parse(message.data) }));
	}
	signal.addEventListener('abort', () => source.close());
}

/**
 * One stream for all tabs of a browser, since it allows few connections to one host: the tab that holds the lock has
 * it and passes everything on. Where locks are missing (plain HTTP from afar) each tab has its own.
 *
 * @returns what ends it
 */
export function listenLive(onEvent: (event: LiveEvent) => void): () => void {
	const end = new AbortController();
	if (!('locks' in navigator)) {
		openStream(onEvent, become, end.signal);
		return () => end.abort();
	}
	const channel = new BroadcastChannel(CHANNEL);
	let leading = false;
	const tell = (message: Message) => {
		// What a stream says while it closes has no listeners any more.
		if (!end.signal.aborted) {
			channel.postMessage(message);
		}
	};
	channel.onmessage = ({ data }: MessageEvent<Message>) => {
		if (data.kind === 'event') {
			onEvent(data.event);
		} else if (data.kind === 'state') {
			become(data.state);
		} else if (leading) {
			tell({ kind: 'state', state });
		}
	};
	tell({ kind: 'hello' });
	void navigator.locks.request(CHANNEL, { signal: end.signal }, () => new Promise<void>((release) => {
		leading = true;
		openStream(
			(event) => {
				onEvent(event);
				tell({ kind: 'event', event });
			},
			(next) => {
				become(next);
				tell({ kind: 'state', state: next });
			},
			end.signal,
		);
		end.signal.addEventListener('abort', () => release());
	})).catch(() => {
		// Ended before the lock came: another tab goes on leading.
	});
	end.signal.addEventListener('abort', () => channel.close());
	return () => end.abort();
}

/** Collects what arrives and hands it on once per frame, so that a burst costs one rendering. */
export function perFrame<T>(apply: (batch: T[]) => void): (item: T) => void {
	let waiting: T[] = [];
	return (item) => {
		if (waiting.push(item) === 1) {
			// A hidden tab gets no frames, but must not collect without end either.
			const schedule = document.hidden ? (run: () => void) => setTimeout(run, 1000) : requestAnimationFrame;
			schedule(() => {
				const batch = waiting;
				waiting = [];
				apply(batch);
			});
		}
	};
}
