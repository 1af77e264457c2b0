import { useSyncExternalStore } from 'react';

const narrow = () => window.matchMedia('(max-width: 899px)');

/** Whether the window is so narrow that filters become a sheet. */
export const useNarrow = (): boolean => useSyncExternalStore(
	(listener) => {
		const query = narrow();
		query.addEventListener('change', listener);
		return () => query.removeEventListener('change', listener);
	},
	() => narrow().matches,
);
