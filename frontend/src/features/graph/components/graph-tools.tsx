import { Camera, Download, EyeOff, Lasso, Maximize, Palette, Pause, Pin, PinOff, Play, Route, Share2, Table, X, ZoomIn, ZoomOut } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '@shared/components/button';
import { Menu } from '@shared/components/menu';
import { formatNumber } from '@shared/lib/format';
import { useUrlState } from '@shared/lib/url-state';
import { GRAPH_FORMATS, graphExport } from '../api/graph';
import { COLORINGS } from '../coloring';
import type { GraphSearch } from '../search';
import styles from './graph.module.css';

/** What the next thing that is pressed or drawn means. */
export type Mode = 'path' | 'lasso' | undefined;

type Props = {
	scanId: string; mode: Mode; moving: boolean; node: string | undefined; chosen: number; caught: number; isPinned: boolean;
	onMode: (mode: Mode) => void; onLayout: () => void; onFit: () => void; onZoom: (factor: number) => void; onTable: () => void; onPicture: (kind: 'png' | 'svg') => void;
	onExpand: () => void; onPin: () => void; onHide: () => void; onDropCaught: () => void;
};

export function GraphTools(props: Props) {
	const { t } = useTranslation();
	const { mode, onMode, moving, node } = props;
	return (
		<div className={styles.tools} role="toolbar" aria-label={t('graph.tools')}>
			<IconButton icon={Maximize} label={t('graph.fit')} onClick={props.onFit} />
			<IconButton icon={ZoomIn} label={t('graph.zoomIn')} onClick={() => props.onZoom(1 / 1.4)} />
			<IconButton icon={ZoomOut} label={t('graph.zoomOut')} onClick={() => props.onZoom(1.4)} />
			<IconButton icon={moving ? Pause : Play} label={moving ? t('graph.stopLayout') : t('graph.runLayout')} onClick={props.onLayout} />
			<span className={styles.between} />
			<IconButton icon={Route} label={node ? t('graph.pathTo') : t('graph.pathHint')} aria-pressed={mode === 'path'} disabled={!node} onClick={() => onMode(mode === 'path' ? undefined : 'path')} />
			<IconButton icon={Lasso} label={t('graph.lasso')} aria-pressed={mode === 'lasso'} onClick={() => onMode(mode === 'lasso' ? undefined : 'lasso')} />
			<OfChosen {...props} />
			<span className={styles.between} />
			<Coloring />
			<Pictures {...props} />
			<IconButton icon={Table} label={t('graph.showTable')} onClick={props.onTable} />
		</div>
	);
}

function OfChosen({ node, chosen, caught, isPinned, onExpand, onPin, onHide, onDropCaught }: Props) {
	const { t } = useTranslation();
	return (
		<>
			<IconButton icon={Share2} label={t('graph.expand')} disabled={!node || caught > 0} onClick={onExpand} />
			<IconButton icon={isPinned ? PinOff : Pin} label={isPinned ? t('graph.unpin') : t('graph.pin')} disabled={chosen === 0} onClick={onPin} />
			<IconButton icon={EyeOff} label={t('graph.hide')} disabled={chosen === 0} onClick={onHide} />
			{caught > 0 && <Button kind="quiet" icon={X} onClick={onDropCaught}>{t('graph.caught', { count: caught, number: formatNumber(caught) })}</Button>}
		</>
	);
}

function Coloring() {
	const { t } = useTranslation();
	const [{ color = 'type' }, setSearch] = useUrlState<GraphSearch>();
	return (
		<Menu
			opener={<IconButton icon={Palette} label={t('graph.colorBy')} />} width={180} title={t('graph.colorBy')}
			entries={COLORINGS.map((choice) => ({ label: t(`graph.coloring.${choice}`), checked: color === choice, onSelect: () => setSearch({ color: choice === 'type' ? undefined : choice }) }))}
		/>
	);
}

function Pictures({ scanId, onPicture }: Props) {
	const { t } = useTranslation();
	return (
		<Menu
			opener={<IconButton icon={Download} label={t('graph.export')} />} width={190}
			entries={[
				{ label: t('graph.savePng'), icon: Camera, onSelect: () => onPicture('png') }, { label: t('graph.saveSvg'), icon: Camera, onSelect: () => onPicture('svg') }, 'divider',
				...GRAPH_FORMATS.map((format) => ({ label: format.toUpperCase(), href: graphExport(scanId, format) })),
			]}
		/>
	);
}
