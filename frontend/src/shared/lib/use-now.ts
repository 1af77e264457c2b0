import { useEffect, useState } from 'react';

/** The time, anew at every interval, for ages on screen. */
export function useNow(intervalMillis = 15_000): number {
	const [now, setNow] = useState(() => Date.now());
	useEffect(() => {
		const timer = setInterval(() => setNow(Date.now()), intervalMillis);
		return () => clearInterval(timer);
	}, [intervalMillis]);
	return now;
}
