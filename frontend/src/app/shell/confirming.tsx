import { lazy, Suspense, useEffect, useState } from 'react';
import { loadScreenTexts } from '@shared/lib/i18n';
import { sessionLink } from '@shared/lib/http';

// Seldom needed, so it is no part of the first screen.
const ConfirmDialog = lazy(async () => {
	const [{ ConfirmDialog: component }] = await Promise.all([import('@features/auth/components/confirm-dialog'), loadScreenTexts()]);
	return { default: component };
});

/** Asks who sits there when the server wants to know before something dangerous, and lets the call go on afterwards. */
export function Confirming() {
	const [waiting, setWaiting] = useState<(confirmed: boolean) => void>();
	useEffect(() => {
		sessionLink.confirm = () => new Promise<boolean>((resolve) => setWaiting(() => resolve));
		return () => {
			sessionLink.confirm = async () => false;
		};
	}, []);
	const end = (confirmed: boolean) => {
		waiting?.(confirmed);
		setWaiting(undefined);
	};
	return waiting && <Suspense fallback={null}><ConfirmDialog onEnd={end} /></Suspense>;
}
