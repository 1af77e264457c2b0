import { Download, Maximize, Table, ZoomIn, ZoomOut } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '@shared/components/button';
import { Menu } from '@shared/components/menu';
import { formatNumber } from '@shared/lib/format';
import { useTheme } from '@shared/lib/theme';
import { type GraphData, graphExport } from '../api/graph';
import { draw, type Drawing, LABEL_FONT } from '../draw';
import styles from './graph.module.css';

type Props = { data: GraphData; selected: string | undefined; onSelect: (id: string | undefined) => void; onTable: () => void };

export function GraphCanvas({ data, selected, onSelect, onTable }: Props) {
	const { t } = useTranslation();
	const place = useRef<HTMLDivElement>(null);
	const drawing = useRef<Drawing>(undefined);
	const theme = useTheme();
	const ready = useLabelFont();
	useEffect(() => {
		if (!ready) {
			return undefined;
		}
		const made = draw(place.current!, data, onSelect);
		drawing.current = made;
		return () => made.kill();
	}, [data, onSelect, theme, ready]);
	useEffect(() => drawing.current?.select(selected), [selected, data, theme, ready]);
	const name = t('graph.picture', { nodes: formatNumber(data.nodes.length), edges: formatNumber(data.edges.length) });
	return (
		<div className={styles.stage}>
			<div ref={place} className={styles.canvas} role="img" aria-label={name} />
			<div className={styles.tools} role="toolbar" aria-label={t('graph.tools')}>
				<IconButton icon={Maximize} label={t('graph.fit')} onClick={() => drawing.current?.fit()} />
				<IconButton icon={ZoomIn} label={t('graph.zoomIn')} onClick={() => drawing.current?.zoom(1 / 1.4)} />
				<IconButton icon={ZoomOut} label={t('graph.zoomOut')} onClick={() => drawing.current?.zoom(1.4)} />
				<IconButton icon={Table} label={t('graph.showTable')} onClick={onTable} />
				<Menu
					opener={<IconButton icon={Download} label={t('graph.export')} />} width={150}
					entries={(['graphml', 'gexf', 'json'] as const).map((format) => ({ label: format.toUpperCase(), href: graphExport(data.scan_id, format) }))}
				/>
			</div>
		</div>
	);
}

function useLabelFont(): boolean {
	const [ready, setReady] = useState(false);
	useEffect(() => {
		// A font that cannot be had only means another font.
		void document.fonts.load(`11px "${LABEL_FONT}"`).finally(() => setReady(true));
	}, []);
	return ready;
}
