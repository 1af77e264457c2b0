/** What is on screen, as shapes. */
export type Picture = {
	width: number; height: number; background: string;
	edges: { x1: number; y1: number; x2: number; y2: number; color: string; width: number }[];
	nodes: { x: number; y: number; radius: number; color: string }[];
	labels: { x: number; y: number; text: string; color: string }[];
};

const FONT = '11px "JetBrains Mono", ui-monospace, monospace';
const HALO = 3;
const round = (value: number) => Math.round(value * 100) / 100;

/** Names come from strangers, and control characters may not stand in XML at all. */
const escaped = (text: string): string => text.replace(/[\u0000-\u001f\u007f-\u009f\ufffe\uffff]/g, '\ufffd').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

export function svgOf({ width, height, background, edges, nodes, labels }: Picture): string {
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
		`<rect width="100%" height="100%" fill="${background}"/>`,
		...edges.map(({ x1, y1, x2, y2, color, width: line }) => `<line x1="${round(x1)}" y1="${round(y1)}" x2="${round(x2)}" y2="${round(y2)}" stroke="${color}" stroke-width="${line}"/>`),
		...nodes.map(({ x, y, radius, color }) => `<circle cx="${round(x)}" cy="${round(y)}" r="${round(radius)}" fill="${color}"/>`),
		...labels.map(({ x, y, text, color }) => `<text x="${round(x)}" y="${round(y)}" fill="${color}" stroke="${background}" stroke-width="${HALO}" paint-order="stroke" style='font:${FONT}'>${escaped(text)}</text>`),
		'</svg>',
	].join('\n');
}

/** Twice as fine as the screen, so that it can be printed. */
export function pngOf({ width, height, background, edges, nodes, labels }: Picture): Promise<Blob> {
	const canvas = Object.assign(document.createElement('canvas'), { width: width * 2, height: height * 2 });
	const paint = canvas.getContext('2d')!;
	paint.scale(2, 2);
	paint.fillStyle = background;
	paint.fillRect(0, 0, width, height);
	for (const { x1, y1, x2, y2, color, width: line } of edges) {
		paint.strokeStyle = color;
		paint.lineWidth = line;
		paint.beginPath();
		paint.moveTo(x1, y1);
		paint.lineTo(x2, y2);
		paint.stroke();
	}
	for (const { x, y, radius, color } of nodes) {
		paint.fillStyle = color;
		paint.beginPath();
		paint.arc(x, y, radius, 0, 2 * Math.PI);
		paint.fill();
	}
	paint.font = FONT;
	paint.lineJoin = 'round';
	paint.lineWidth = HALO;
	paint.strokeStyle = background;
	for (const { x, y, text, color } of labels) {
		paint.strokeText(text, x, y);
		paint.fillStyle = color;
		paint.fillText(text, x, y);
	}
	return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The picture is too large.'))), 'image/png'));
}
