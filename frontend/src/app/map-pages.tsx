import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EntityInspector } from '@features/entities/components/entity-inspector';
import { MapView } from '@features/map/components/map-view';
import { ScreenOfScan } from '@shared/components/of-scan';

const Of = ({ scanId }: { scanId: string }) => <MapView key={scanId} scanId={scanId} inspector={(id, onClose) => <EntityInspector id={id} scanId={scanId} onClose={onClose} />} />;

export function MapPage() {
	const { t } = useTranslation();
	return <ScreenOfScan title={t('nav.map')}>{(scanId) => <Of scanId={scanId} />}</ScreenOfScan>;
}

export const ScanMap = () => <Of scanId={useParams({ strict: false }).scanId!} />;
