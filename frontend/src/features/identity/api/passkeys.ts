import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { call, callWithoutAnswer } from '@shared/lib/http';
import { listing } from '@shared/lib/shapes';

const passkey = z.object({ id: z.string(), name: z.string(), backup: z.boolean(), created_at: z.string(), last_used_at: z.nullish(z.string()) });
export type Passkey = z.infer<typeof passkey>;

const asked = z.object({ ticket: z.string(), public_key: z.record(z.string(), z.unknown()) });

export const passkeysQuery = queryOptions({ queryKey: ['passkeys'], queryFn: async ({ signal }) => (await call('/auth/passkeys', listing(passkey), { signal })).data });

export const canMakePasskeys = (): boolean => 'PublicKeyCredential' in window && 'parseCreationOptionsFromJSON' in PublicKeyCredential;

/** The browser makes it, after its owner has agreed; what it answers goes on as it is. */
async function make(name: string): Promise<Passkey> {
	const { ticket, public_key: wanted } = await call('/auth/passkeys/options', asked, { method: 'POST' });
	const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(wanted as unknown as PublicKeyCredentialCreationOptionsJSON);
	const credential = (await navigator.credentials.create({ publicKey })) as PublicKeyCredential;
	return call('/auth/passkeys', passkey, { method: 'POST', body: { ticket, name, credential: credential.toJSON() as never } });
}

function usePasskeyMutation<T, R>(change: (wish: T) => Promise<R>) {
	const queries = useQueryClient();
	return useMutation({ mutationFn: change, onSuccess: () => queries.invalidateQueries({ queryKey: passkeysQuery.queryKey }) });
}

export const useAddPasskey = () => usePasskeyMutation(make);

export const useRemovePasskey = () => usePasskeyMutation((id: string) => callWithoutAnswer('/auth/passkeys/{id}', { method: 'DELETE', params: { id } }));
