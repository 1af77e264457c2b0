import { render } from '@testing-library/react';
import jsQR from 'jsqr';
import { expect, it } from 'vitest';
import { QrCode } from './qr-code';

const SCALE = 4;

/** The drawn squares as a camera would see them. */
function photograph(svg: Element): { pixels: Uint8ClampedArray; size: number } {
	const modules = Number(svg.getAttribute('viewBox')!.split(' ')[2]);
	const size = modules * SCALE;
	const pixels = new Uint8ClampedArray(size * size * 4).fill(255);
	for (const [, x, y] of svg.querySelector('path')!.getAttribute('d')!.matchAll(/M(\d+) (\d+)h/g)) {
		for (let at = 0; at < SCALE * SCALE; at += 1) {
			const column = Number(x) * SCALE + (at % SCALE);
			const line = Number(y) * SCALE + Math.floor(at / SCALE);
			pixels.fill(0, (line * size + column) * 4, (line * size + column) * 4 + 3);
		}
	}
	return { pixels, size };
}

it('says to a camera exactly what it was given', () => {
	const uri = 'otpauth://totp/Mirage:lena%40aurora-kites.example?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Mirage&digits=6&period=30';
	const { container } = render(<QrCode text={uri} label="code" />);
	const { pixels, size } = photograph(container.querySelector('svg')!);
	expect(jsQR(pixels, size, size)?.data).toBe(uri);
});
