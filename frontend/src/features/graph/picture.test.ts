import { expect, it } from 'vitest';
import { svgOf } from './picture';

it('writes a picture in which names are text, whatever is in them', () => {
	const svg = svgOf({
		width: 10, height: 10, background: '#000000', edges: [{ x1: 0, y1: 0, x2: 3.14159, y2: 1, color: '#111111', width: 1 }], nodes: [{ x: 1, y: 2, radius: 3, color: '#222222' }],
		labels: [{ x: 1, y: 1, text: '</text><script>alert(1)</script>\u0000"&', color: '#333333' }],
	});
	const read = new DOMParser().parseFromString(svg, 'image/svg+xml');
	expect(read.querySelector('script')).toBeNull();
	expect(svg).toContain('&lt;/text&gt;&lt;script&gt;alert(1)&lt;/script&gt;\ufffd&quot;&amp;</text>');
	expect(svg).toContain('x2="3.14"');
});
