import { lazy, Suspense } from 'react';
import { loadScreenTexts } from '@shared/lib/i18n';

export type Overlay = 'palette' | 'keys';

// Whoever opens the first screen has not pressed a key yet.
const Palette = lazy(async () => ({ default: (await Promise.all([import('./palette'), loadScreenTexts()]))[0].Palette }));
const KeyList = lazy(async () => ({ default: (await Promise.all([import('./key-list'), loadScreenTexts()]))[0].KeyList }));

/** What keys call up over any screen. */
export function Overlays({ open, onClose, onKeys }: { open: Overlay | undefined; onClose: () => void; onKeys: () => void }) {
	return (
		<Suspense fallback={null}>
			{open === 'palette' && <Palette onClose={onClose} onKeys={onKeys} />}
			{open === 'keys' && <KeyList onClose={onClose} />}
		</Suspense>
	);
}
