const CHANNEL = 'mirage.session';

/**
 * All tabs of a browser share one session: what ends it in one, ends it in all.
 *
 * @param end what a tab does when another one says so
 * @returns what tells the others
 */
export function shareSignOut(end: () => void): () => void {
	if (!('BroadcastChannel' in window)) {
		return () => {};
	}
	const channel = new BroadcastChannel(CHANNEL);
	channel.onmessage = end;
	return () => channel.postMessage('signed-out');
}
