import { expect, it } from 'vitest';
import { hexDump, rawText } from './raw';

const bytes = (text: string) => new TextEncoder().encode(text);

it('spells out what would hide or turn text', () => {
	expect(rawText(bytes('pay\u202Egpj.exe\u0000 \u001b[31m zero\u200bwidth'))).toEqual({ lines: ['pay<U+202E>gpj.exe<U+0000> <U+001B>[31m zero<U+200B>width'], hidden: 4, cut: false });
});

it('leaves tabs, line ends and foreign writing as they are', () => {
	expect(rawText(bytes('a\tb\r\nдомен 例え\n'))).toEqual({ lines: ['a\tb', 'домен 例え', ''], hidden: 0, cut: false });
});

it('shows markup as what it is and what is no UTF-8 as unreadable', () => {
	expect(rawText(bytes('<script>alert(1)</script>')).lines).toEqual(['<script>alert(1)</script>']);
	expect(rawText(new Uint8Array([0x61, 0xff, 0x62])).lines).toEqual(['a\uFFFDb']);
});

it('cuts what is too long for a page and says so', () => {
	expect(rawText(bytes('abcdef'), 4)).toEqual({ lines: ['abcd'], hidden: 0, cut: true });
});

it('shows bytes as numbers', () => {
	expect(hexDump(bytes('%PDF-1.7\n')).lines).toEqual([`000000  25 50 44 46 2d 31 2e 37 0a${' '.repeat(21)}  %PDF-1.7.`]);
	expect(hexDump(new Uint8Array(20)).lines).toHaveLength(2);
});
