import { useState } from 'react';
import { toggled } from './sets';
import { read, write } from './stored';

/** Columns that somebody does not want in a list, at first those that few want; remembered in this browser. */
export function useHiddenColumns(list: string, atFirst: readonly string[] = []): [hidden: ReadonlySet<string>, toggle: (id: string) => void] {
	const name = `columns.${list}`;
	const [hidden, setHidden] = useState<ReadonlySet<string>>(() => new Set(read(name)?.split(',').filter(Boolean) ?? atFirst));
	return [hidden, (id) => {
		const next = toggled(hidden, id);
		write(name, [...next].join(','));
		setHidden(next);
	}];
}
