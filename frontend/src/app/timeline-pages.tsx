import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EntityInspector } from '@features/entities/components/entity-inspector';
import { TimelineView } from '@features/timeline/components/timeline-view';
import { ScreenOfScan } from '@shared/components/of-scan';

const Of = ({ scanId }: { scanId: string }) => <TimelineView key={scanId} scanId={scanId} inspector={(id, onClose) => <EntityInspector id={id} scanId={scanId} onClose={onClose} />} />;

export function TimelinePage() {
	const { t } = useTranslation();
	return <ScreenOfScan title={t('nav.timeline')}>{(scanId) => <Of scanId={scanId} />}</ScreenOfScan>;
}

export const ScanTimeline = () => <Of scanId={useParams({ strict: false }).scanId!} />;
