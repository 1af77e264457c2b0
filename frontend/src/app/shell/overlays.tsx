import { lazy, Suspense, useEffect } from 'react';
import { loadScreenTexts } from '@shared/lib/i18n';

const QUIET_MILLIS = 1_500;

export type Overlay = 'palette' | 'keys';

const loadPalette = () => Promise.all([import('./palette'), loadScreenTexts()]);

// Whoever opens the first screen has not pressed a key yet.
const Palette = lazy(async () => ({ default: (await loadPalette())[0].Palette }));
const KeyList = lazy(async () => ({ default: (await Promise.all([import('./key-list'), loadScreenTexts()]))[0].KeyList }));

/** What keys call up over any screen. */
export function Overlays({ open, onClose, onKeys }: { open: Overlay | undefined; onClose: () => void; onKeys: () => void }) {
	useEffect(() => {
		// In time for the first key, so that nothing that is typed after it is lost.
		const timer = setTimeout(() => void loadPalette(), QUIET_MILLIS);
		return () => clearTimeout(timer);
	}, []);
	return (
		<Suspense fallback={null}>
			{open === 'palette' && <Palette onClose={onClose} onKeys={onKeys} />}
			{open === 'keys' && <KeyList onClose={onClose} />}
		</Suspense>
	);
}
