import { fireEvent, render, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { useHotkeys } from './hotkeys';

function Page({ keys }: { keys: Record<string, () => void> }) {
	useHotkeys(keys);
	return <input aria-label="text" />;
}

it('knows single keys, chords and two keys in a row', () => {
	const [n, palette, goToScans] = [vi.fn(), vi.fn(), vi.fn()];
	render(<Page keys={{ n, 'ctrl+k': palette, 'g s': goToScans }} />);
	fireEvent.keyDown(document.body, { key: 'n' });
	fireEvent.keyDown(document.body, { key: 'k', ctrlKey: true });
	fireEvent.keyDown(document.body, { key: 'g' });
	fireEvent.keyDown(document.body, { key: 's' });
	expect([n, palette, goToScans].map((action) => action.mock.calls.length)).toEqual([1, 1, 1]);
});

it('stays quiet while somebody types, except for chords', () => {
	const [n, palette] = [vi.fn(), vi.fn()];
	render(<Page keys={{ n, 'ctrl+k': palette }} />);
	fireEvent.keyDown(screen.getByLabelText('text'), { key: 'n' });
	fireEvent.keyDown(screen.getByLabelText('text'), { key: 'k', ctrlKey: true });
	expect([n, palette].map((action) => action.mock.calls.length)).toEqual([0, 1]);
});
