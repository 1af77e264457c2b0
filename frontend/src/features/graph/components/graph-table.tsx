import { Share2 } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@shared/components/button';
import { DataGrid, type GridColumn } from '@shared/components/data-grid';
import { EntityTypeName } from '@shared/components/entity';
import { Row } from '@shared/components/layout';
import { formatNumber } from '@shared/lib/format';
import type { GraphData, GraphNode } from '../api/graph';

type Props = { data: GraphData; selected: string | undefined; noPicture: boolean; onSelect: (id: string) => void; onPicture: () => void };

/** The same graph as rows, best connected first, for the keyboard and for browsers that cannot draw it. */
export function GraphTable({ data, selected, noPicture, onSelect, onPicture }: Props) {
	const { t } = useTranslation();
	const rows = useMemo(() => data.nodes.toSorted((a, b) => b.degree - a.degree || a.value.localeCompare(b.value)), [data]);
	const columns = useMemo((): GridColumn<GraphNode>[] => [
		{ id: 'type', header: t('entities.type'), width: '160px', cell: ({ type }) => <EntityTypeName type={type} /> },
		{ id: 'value', header: t('entities.value'), width: 'minmax(200px, 3fr)', cell: ({ value }) => <span className="mono" title={value}>{value}</span> },
		{ id: 'degree', header: t('graph.degree'), width: '100px', end: true, cell: ({ degree }) => formatNumber(degree) },
		{ id: 'distance', header: t('graph.distance'), width: '130px', end: true, cell: ({ distance }) => formatNumber(distance) },
	], [t]);
	return (
		<>
			<Row>{noPicture ? <span role="status">{t('graph.noWebGl')}</span> : <Button icon={Share2} onClick={onPicture}>{t('graph.showPicture')}</Button>}</Row>
			<DataGrid label={t('graph.table')} rows={rows} columns={columns} rowId={({ id }) => id} total={rows.length} selectedId={selected} onSelect={onSelect} />
		</>
	);
}
