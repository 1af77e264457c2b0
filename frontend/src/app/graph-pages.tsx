import { useParams } from '@tanstack/react-router';
import { EntityInspector } from '@features/entities/components/entity-inspector';
import { GraphScreen } from '@features/graph/components/graph-screen';
import { GraphView } from '@features/graph/components/graph-view';

// A chunk of its own, since drawing is heavy; here the graph meets the inspector of entities.
export const GraphPage = () => <GraphScreen inspector={(id, scanId, onClose) => <EntityInspector id={id} scanId={scanId} onClose={onClose} />} />;

export function ScanGraph() {
	const scanId = useParams({ strict: false }).scanId!;
	return <GraphView scanId={scanId} inspector={(id, onClose) => <EntityInspector id={id} scanId={scanId} onClose={onClose} />} />;
}
