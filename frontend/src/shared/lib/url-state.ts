import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import * as z from 'zod/mini';

/** A search parameter: absent or text. Anything else in the address counts as absent. */
export const textParam = () => z.catch(z.optional(z.coerce.string()), undefined);

/** Filters and selection of a screen, which live in the address. Setting one to undefined or '' removes it. */
export function useUrlState<T extends object>(): [T, (change: Partial<T>) => void] {
	const state: unknown = useSearch({ strict: false });
	const navigate = useNavigate();
	const change = useCallback((wanted: Partial<T>) => {
		const next = (old: object) => Object.fromEntries(Object.entries({ ...old, ...wanted }).filter(([, value]) => value !== undefined && value !== ''));
		void navigate({ to: '.', search: next as never, replace: true });
	}, [navigate]);
	return [state as T, change];
}
