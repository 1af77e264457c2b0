import { encode } from 'uqr';
import styles from './identity.module.css';

/** A QR code, drawn here: what it says must not leave the page. */
export function QrCode({ text, label }: { text: string; label: string }) {
	const { data, size } = encode(text, { ecc: 'M', border: 3 });
	const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
	return (
		<svg className={styles.qr} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
			<rect width={size} height={size} fill="var(--qr-light)" />
			<path d={path} fill="var(--qr-dark)" />
		</svg>
	);
}
