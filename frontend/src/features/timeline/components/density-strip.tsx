import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Family } from '@shared/lib/entity-types';
import { formatMinute, formatNumber } from '@shared/lib/format';
import type { Bucket } from '../api/timeline';
import { indexesOf, spanOf, sumOf } from '../buckets';
import styles from './timeline.module.css';

type Span = { from: string | undefined; to: string | undefined };
type Props = { buckets: readonly Bucket[]; families: readonly Family[]; from?: string; to?: string; onSpan: (span: Span) => void };

/** Bars over all the time. Dragging over them chooses a part, and so do the two handles by keyboard. */
export function DensityStrip({ buckets, families, from, to, onSpan }: Props) {
	const { t } = useTranslation();
	const place = useRef<HTMLDivElement>(null);
	const [drag, setDrag] = useState<[number, number]>();
	const most = Math.max(1, ...buckets.map((bucket) => sumOf(bucket, families)));
	const chosen = from !== undefined || to !== undefined;
	const [first, last] = drag ? [Math.min(...drag), Math.max(...drag)] : indexesOf(buckets, { from, to });
	const share = (index: number) => `${(100 * index) / buckets.length}%`;
	const at = (event: PointerEvent) => {
		const box = place.current!.getBoundingClientRect();
		return Math.min(buckets.length - 1, Math.max(0, Math.floor(((event.clientX - box.left) / box.width) * buckets.length)));
	};
	const choose = (one: number, other: number) => {
		const span = spanOf(buckets, one, other);
		onSpan(span && Math.abs(one - other) + 1 < buckets.length ? span : { from: undefined, to: undefined });
	};
	const end = () => {
		if (drag) {
			choose(...drag);
			setDrag(undefined);
		}
	};
	return (
		<>
			<div
				ref={place} className={styles.strip} onPointerUp={end} onPointerCancel={() => setDrag(undefined)}
				onPointerDown={(event) => {
					if (event.button === 0) {
						event.currentTarget.setPointerCapture(event.pointerId);
						setDrag([at(event), at(event)]);
					}
				}}
				onPointerMove={(event) => drag && setDrag([drag[0], at(event)])}
			>
				<svg viewBox={`0 0 ${buckets.length} 100`} preserveAspectRatio="none" role="img" aria-label={t('timeline.picture', { count: buckets.length, most: formatNumber(most) })}>
					{buckets.map((bucket, index) => <Stack key={bucket.from} bucket={bucket} families={families} x={index} most={most} />)}
				</svg>
				<span className={styles.peak} aria-hidden>{t('timeline.peak', { number: formatNumber(most) })}</span>
				{(chosen || drag) && (
					<>
						<div className={styles.shade} style={{ left: 0, width: share(first) }} />
						<div className={styles.shade} style={{ left: share(last + 1), right: 0 }} />
					</>
				)}
				<Handle label={t('timeline.begin')} index={first} most={last} buckets={buckets} left={share(first)} onMove={(index) => choose(index, last)} />
				<Handle label={t('timeline.end')} index={last} least={first} buckets={buckets} left={share(last + 1)} onMove={(index) => choose(first, index)} />
			</div>
			<div className={styles.axis} aria-hidden><span>{formatMinute(buckets[0]?.from)}</span><span>{formatMinute(buckets[Math.floor(buckets.length / 2)]?.from)}</span><span>{formatMinute(buckets.at(-1)?.to)}</span></div>
		</>
	);
}

function Stack({ bucket, families, x, most }: { bucket: Bucket; families: readonly Family[]; x: number; most: number }) {
	let top = 100;
	return families.map((family) => {
		const height = (88 * (bucket.counts[family] ?? 0)) / most;
		top -= height;
		return height > 0 && <rect key={family} x={x + 0.08} width={0.84} y={top} height={height} style={{ fill: `var(--entity-${family})` }} />;
	});
}

type HandleProps = { label: string; index: number; least?: number; most?: number; buckets: readonly Bucket[]; left: string; onMove: (index: number) => void };

function Handle({ label, index, least = 0, most, buckets, left, onMove }: HandleProps) {
	const highest = most ?? buckets.length - 1;
	const onKeyDown = (event: KeyboardEvent) => {
		const step = { ArrowLeft: index - 1, ArrowRight: index + 1, PageUp: index + 10, PageDown: index - 10, Home: least, End: highest }[event.key];
		if (step !== undefined) {
			event.preventDefault();
			onMove(Math.min(highest, Math.max(least, step)));
		}
	};
	return (
		<span
			className={styles.handle} style={{ left }} role="slider" tabIndex={0} aria-label={label} aria-valuemin={least} aria-valuemax={highest} aria-valuenow={index}
			aria-valuetext={formatMinute(buckets[index]?.from)} onKeyDown={onKeyDown}
		/>
	);
}
