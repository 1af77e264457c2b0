import { useParams } from '@tanstack/react-router';
import { EntitiesView } from '@features/entities/components/entities-view';
import { FindingsView } from '@features/findings/components/findings-view';
import { ReportsOfScan } from '@features/reports/components/reports-of-scan';

// The tabs of a scan that other features draw: only here may they meet.
const useScanId = () => useParams({ strict: false }).scanId!;

export const ScanEntities = () => <EntitiesView scanId={useScanId()} />;
export const ScanFindings = () => <FindingsView scanId={useScanId()} />;
export const ScanReport = () => <ReportsOfScan scanId={useScanId()} />;
