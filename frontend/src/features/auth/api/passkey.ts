import { useMutation } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { callOpenly, callWithoutAnswer } from '@shared/lib/http';
import { sessionShape, useEnter } from './session';

const asked = z.object({ ticket: z.string(), public_key: z.record(z.string(), z.unknown()) });

export const hasPasskeys = (): boolean => 'PublicKeyCredential' in window && 'parseRequestOptionsFromJSON' in PublicKeyCredential;

/** Lets the browser ask for one of its passkeys. What it answers goes on as it is. */
async function proof(): Promise<{ ticket: string; credential: never }> {
	const { ticket, public_key: wanted } = await callOpenly('/auth/session/passkey/options', asked, { method: 'POST' });
	const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(wanted as unknown as PublicKeyCredentialRequestOptionsJSON);
	const credential = await navigator.credentials.get({ publicKey });
	return { ticket, credential: (credential as PublicKeyCredential).toJSON() as never };
}

/** Whoever closes the browser's dialog has made no mistake. */
export const wasCancelled = (error: unknown): boolean => error instanceof DOMException;

export function useSignInByPasskey() {
	const enter = useEnter();
	return useMutation({
		mutationFn: async () => callOpenly('/auth/session/passkey', sessionShape, { method: 'POST', body: await proof() }),
		onSuccess: enter,
	});
}

/** Proves once more who holds the session, like a password. */
export const useConfirmByPasskey = () => useMutation({
	mutationFn: async () => callWithoutAnswer('/auth/session/confirmation/passkey', { method: 'POST', body: await proof() }),
});
