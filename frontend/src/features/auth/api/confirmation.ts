import { useMutation } from '@tanstack/react-query';
import { callWithoutAnswer } from '@shared/lib/http';

/** `code` is of the second factor, for those who have one. */
export type Proof = { password: string; code?: string };

/** Proves once more who holds the session; good for ten minutes. */
export const useConfirm = () => useMutation({
	mutationFn: (proof: Proof) => callWithoutAnswer('/auth/session/confirmation', { method: 'POST', body: proof }),
});
