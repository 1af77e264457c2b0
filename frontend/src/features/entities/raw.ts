/** As much as a page shows of one answer; the rest is for a download. */
export const SHOWN_BYTES = 256 * 1024;
export const SHOWN_HEX_BYTES = 4 * 1024;

/**
 * Characters that would hide text, turn its direction or steer a terminal: controls other than tab and line feed, direction
 * overrides and isolates, zero-width and other invisible ones, and the byte order mark.
 */
const DECEIVING = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

export type RawText = { lines: string[]; hidden: number; cut: boolean };

/** Text with everything that deceives the eye spelled out, such as `<U+202E>`. */
export function rawText(bytes: Uint8Array, limit = SHOWN_BYTES): RawText {
	const decoded = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, limit)).replaceAll('\r\n', '\n');
	let hidden = 0;
	const text = decoded.replace(DECEIVING, (character) => {
		hidden += 1;
		return `<U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}>`;
	});
	return { lines: text.split('\n'), hidden, cut: bytes.length > limit };
}

/** Offset, sixteen bytes as numbers, and those that can be printed. */
export function hexDump(bytes: Uint8Array, limit = SHOWN_HEX_BYTES): RawText {
	const shown = bytes.subarray(0, limit);
	const lines = Array.from({ length: Math.ceil(shown.length / 16) }, (_, row) => {
		const part = [...shown.subarray(row * 16, row * 16 + 16)];
		const numbers = part.map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
		return `${(row * 16).toString(16).padStart(6, '0')}  ${numbers.padEnd(47)}  ${part.map((byte) => (byte >= 32 && byte < 127 ? String.fromCharCode(byte) : '.')).join('')}`;
	});
	return { lines, hidden: 0, cut: bytes.length > limit };
}
