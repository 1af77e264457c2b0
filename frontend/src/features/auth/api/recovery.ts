import { useMutation } from '@tanstack/react-query';
import { callOpenlyWithoutAnswer } from '@shared/lib/http';

/** Answered the same whoever is meant; the mail says the rest. */
export const useForgotten = () => useMutation({ mutationFn: (login: string) => callOpenlyWithoutAnswer('/auth/password-resets', { method: 'POST', body: { login } }) });

export const useReset = () => useMutation({
	mutationFn: (wish: { token: string; new_password: string }) => callOpenlyWithoutAnswer('/auth/password-resets/completion', { method: 'POST', body: wish }),
});

export const useVerifyEmail = () => useMutation({
	mutationFn: (token: string) => callOpenlyWithoutAnswer('/auth/email-verification/completion', { method: 'POST', body: { token } }),
});
