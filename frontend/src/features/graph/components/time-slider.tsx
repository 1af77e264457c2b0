import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { scanNamesQuery } from '@shared/api/scan-names';
import { IconButton } from '@shared/components/button';
import { formatExact } from '@shared/lib/format';
import { useDebounced } from '@shared/lib/use-debounced';
import { useNow } from '@shared/lib/use-now';
import { useUrlState } from '@shared/lib/url-state';
import type { GraphSearch } from '../search';
import styles from './graph.module.css';

const STEPS = 100;

/** The graph as it was at a moment of the scan. */
export function TimeSlider({ scanId }: { scanId: string }) {
	const scan = useQuery(scanNamesQuery).data?.find(({ id }) => id === scanId);
	const [{ extent }] = useUrlState<GraphSearch>();
	const now = useNow(60_000);
	const begin = scan?.started_at ? Date.parse(scan.started_at) : Number.NaN;
	const end = scan?.finished_at ? Date.parse(scan.finished_at) : now;
	return extent === undefined && end > begin && <Slider begin={begin} end={end} />;
}

function Slider({ begin, end }: { begin: number; end: number }) {
	const { t } = useTranslation();
	const [{ at }, setSearch] = useUrlState<GraphSearch>();
	const stepOf = (instant: string | undefined) => (instant ? Math.round((STEPS * (Date.parse(instant) - begin)) / (end - begin)) : STEPS);
	const instantOf = (step: number) => (step >= STEPS ? undefined : new Date(begin + ((end - begin) * step) / STEPS).toISOString());
	const [step, setStep] = useState(() => stepOf(at));
	const settled = useDebounced(step);
	useEffect(() => {
		if (settled !== stepOf(at)) {
			setSearch({ at: instantOf(settled) });
		}
		// Only what somebody has moved goes into the address.
		// eslint-disable-next-line react-hooks/exhaustive-deps
	}, [settled]);
	const text = step >= STEPS ? t('graph.latest') : formatExact(instantOf(step));
	return (
		<div className={styles.time}>
			<label htmlFor="graph-time">{t('graph.asOf')}</label>
			<input id="graph-time" type="range" min={0} max={STEPS} value={step} aria-valuetext={text} onChange={(event) => setStep(Number(event.target.value))} />
			<span>{text}</span>
			{step < STEPS && <IconButton icon={X} size={13} label={t('graph.latest')} onClick={() => setStep(STEPS)} />}
		</div>
	);
}
