import { useEffect, useState } from 'react';

/** A value once it has stopped changing. */
export function useDebounced<T>(value: T, millis = 250): T {
	const [settled, setSettled] = useState(value);
	useEffect(() => {
		const timer = setTimeout(() => setSettled(value), millis);
		return () => clearTimeout(timer);
	}, [value, millis]);
	return settled;
}
