import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ScreenOfScan } from '@shared/components/of-scan';
import { GraphView } from './graph-view';

/** The graph of a scan to choose; of the newest if none is chosen. */
export function GraphScreen({ inspector }: { inspector: (id: string, scanId: string, onClose: () => void) => ReactNode }) {
	const { t } = useTranslation();
	return (
		<ScreenOfScan title={t('nav.graph')}>
			{(scanId) => <GraphView key={scanId} scanId={scanId} inspector={(id, onClose) => inspector(id, scanId, onClose)} />}
		</ScreenOfScan>
	);
}
