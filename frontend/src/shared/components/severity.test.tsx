import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { SeverityCounts } from './severity';

it('names every severity, so that colour is not the only carrier', () => {
	render(<SeverityCounts counts={{ critical: 2, medium: 1204 }} />);
	expect(screen.getAllByRole('img').map((mark) => mark.getAttribute('aria-label'))).toEqual(['Critical: 2', 'High: 0', 'Medium: 1,204', 'Low: 0']);
});

it('does not claim zero while nothing is known', () => {
	render(<SeverityCounts counts={undefined} />);
	expect(screen.queryAllByRole('img')).toEqual([]);
	expect(screen.getByText('—')).toBeTruthy();
});
