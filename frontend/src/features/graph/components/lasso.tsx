import { type PointerEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Point } from '../draw';
import styles from './graph.module.css';

/** Lies over the picture while somebody draws a line around what they want. */
export function Lasso({ onLine }: { onLine: (line: readonly Point[]) => void }) {
	const { t } = useTranslation();
	const place = useRef<SVGSVGElement>(null);
	const [line, setLine] = useState<readonly Point[]>([]);
	const at = (event: PointerEvent): Point => {
		const box = place.current!.getBoundingClientRect();
		return { x: event.clientX - box.left, y: event.clientY - box.top };
	};
	return (
		<svg
			ref={place} className={styles.lasso} role="img" aria-label={t('graph.lassoHint')}
			onPointerDown={(event) => {
				event.currentTarget.setPointerCapture(event.pointerId);
				setLine([at(event)]);
			}}
			onPointerMove={(event) => line.length > 0 && setLine([...line, at(event)])}
			onPointerUp={() => onLine(line)}
		>
			<polygon points={line.map(({ x, y }) => `${x},${y}`).join(' ')} />
		</svg>
	);
}
