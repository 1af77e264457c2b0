import { useQuery } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { Download } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, ButtonAnchor } from '@shared/components/button';
import { Dialog, DialogActions } from '@shared/components/dialog';
import { SearchField, Switch } from '@shared/components/field';
import { Loaded } from '@shared/components/states';
import { cx } from '@shared/lib/class-names';
import { formatBytes } from '@shared/lib/format';
import { apiPath } from '@shared/lib/http';
import { rawPath, rawQuery } from '../api/raw';
import { hexDump, rawText, type RawText, SHOWN_BYTES, SHOWN_HEX_BYTES } from '../raw';
import styles from './raw-viewer.module.css';

type Raw = { bytes: Uint8Array; text: boolean; truncated: boolean };

/** The answer of a source as it came. It is hostile: only ever text nodes, no link, no markup, nothing that deceives the eye. */
export function RawViewer({ sha256, onClose }: { sha256: string; onClose: () => void }) {
	const { t } = useTranslation();
	const query = useQuery(rawQuery(sha256));
	return (
		<Dialog title={t('raw.title')} open onClose={onClose} huge>
			<p>{t('raw.lead')}</p>
			<p className={styles.digest}>{t('raw.digest')} <span className="mono">{sha256}</span></p>
			<Loaded query={query} lines={8}>{(raw) => <Answer raw={raw} sha256={sha256} />}</Loaded>
			<DialogActions><Button onClick={onClose}>{t('action.close')}</Button></DialogActions>
		</Dialog>
	);
}

function Answer({ raw, sha256 }: { raw: Raw; sha256: string }) {
	const { t } = useTranslation();
	const [wrap, setWrap] = useState(true);
	const [wanted, setWanted] = useState('');
	const shown = useMemo(() => (raw.text ? rawText(raw.bytes) : hexDump(raw.bytes)), [raw]);
	const hits = useMemo(() => (wanted === '' ? undefined : shown.lines.filter((line) => line.toLowerCase().includes(wanted.toLowerCase())).length), [shown, wanted]);
	return (
		<>
			<div className={styles.bar}>
				<SearchField label={t('raw.find')} value={wanted} onChange={setWanted} />
				<span className="muted" role="status">{hits === undefined ? '' : t('raw.matches', { count: hits })}</span>
				<Switch checked={wrap} label={t('raw.wrap')} onChange={setWrap} />
				<span className="muted">{formatBytes(raw.bytes.length)}</span>
				<ButtonAnchor icon={Download} href={apiPath(rawPath(sha256))} download>{t('raw.download')}</ButtonAnchor>
			</div>
			<Remarks raw={raw} shown={shown} />
			{raw.bytes.length === 0 ? <p>{t('raw.empty')}</p> : <Lines lines={shown.lines} wrap={wrap} wanted={wanted} />}
		</>
	);
}

function Remarks({ raw, shown }: { raw: Raw; shown: RawText }) {
	const { t } = useTranslation();
	const shownBytes = raw.text ? SHOWN_BYTES : SHOWN_HEX_BYTES;
	return (
		<ul className={styles.remarks}>
			{!raw.text && raw.bytes.length > 0 && <li>{t('raw.binary')}</li>}
			{shown.hidden > 0 && <li>{t('raw.hidden', { count: shown.hidden })}</li>}
			{raw.truncated && <li>{t('raw.truncated')}</li>}
			{shown.cut && <li>{t('raw.cut', { size: formatBytes(shownBytes) })}</li>}
		</ul>
	);
}

const LINE_HEIGHT = 18;

function Lines({ lines, wrap, wanted }: { lines: string[]; wrap: boolean; wanted: string }) {
	const { t } = useTranslation();
	const place = useRef<HTMLDivElement>(null);
	const virtual = useVirtualizer({ count: lines.length, getScrollElement: () => place.current, estimateSize: () => LINE_HEIGHT, overscan: 20, initialRect: { width: 900, height: 480 } });
	const needle = wanted.toLowerCase();
	return (
		<div ref={place} className={styles.lines} tabIndex={0} role="region" aria-label={t('raw.title')}>
			<div style={{ position: 'relative', height: virtual.getTotalSize() }}>
				{virtual.getVirtualItems().map((item) => {
					const line = lines[item.index]!;
					return (
						<div
							key={item.key} data-index={item.index} ref={virtual.measureElement} style={{ transform: `translateY(${item.start}px)` }}
							className={cx(styles.line, wrap && styles.wrap, needle !== '' && line.toLowerCase().includes(needle) && styles.hit)}
						>
							<span className={styles.number} aria-hidden>{item.index + 1}</span>
							<code>{line}</code>
						</div>
					);
				})}
			</div>
		</div>
	);
}
