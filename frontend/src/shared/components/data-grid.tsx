import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { type CSSProperties, type KeyboardEvent, memo, type MouseEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from '@shared/lib/class-names';
import { toggled } from '@shared/lib/sets';
import styles from './data-grid.module.css';
import { nextRow, rangeOf } from './data-grid-keys';

export type GridColumn<Row> = {
	id: string;
	header: string;
	/** A track of a CSS grid, such as `120px` or `minmax(160px, 2fr)`. */
	width: string;
	cell: (row: Row) => ReactNode;
	end?: boolean;
	/** For columns whose cells speak for themselves. */
	headHidden?: boolean;
	/** The name the server sorts by; absent where it cannot. */
	sortKey?: string;
};

/** Rows that are taken together, beside the one that is looked at. */
export type Marks = { marked: ReadonlySet<string>; onMark: (marked: ReadonlySet<string>) => void };

type Props<Row> = {
	label: string;
	rows: readonly Row[];
	columns: readonly GridColumn<Row>[];
	rowId: (row: Row) => string;
	/** Of all rows that match, loaded or not. */
	total: number;
	rowHeight?: number;
	/** Narrower windows scroll sideways. */
	minWidth?: number;
	selectedId?: string;
	onSelect?: (id: string) => void;
	/** Rows beyond the loaded ones are near or in view: more are wanted. */
	onEnd?: () => void;
	sort?: { key: string; descending?: boolean; onSort: (key: string) => void };
	marks?: Marks;
	/** Letters that mean something on this screen, with the row under the cursor. */
	onKey?: (key: string, id: string) => void;
};

const NEAR_END = 20;
/** Browsers cannot lay out more than some ten million pixels; whoever scrolls this far should rather filter. */
const MOST_ROWS = 300_000;

/** The one list of the product: only the rows in view are in the page, all of them can be reached by keyboard. */
export function DataGrid<Row>({ label, rows, columns, rowId, total, rowHeight = 30, minWidth = 560, selectedId, onSelect, onEnd, sort, marks, onKey }: Props<Row>) {
	const place = useRef<HTMLDivElement>(null);
	const prefix = useId();
	const [active, setActive] = useState(0);
	const anchor = useRef(0);
	const count = Math.min(MOST_ROWS, onEnd ? Math.max(total, rows.length) : rows.length);
	const virtual = useVirtualizer({
		count, getScrollElement: () => place.current, estimateSize: () => rowHeight, overscan: 8,
		initialRect: { width: 1000, height: 600 },
	});
	useEffect(() => virtual.measure(), [virtual, rowHeight]);
	const shown = virtual.getVirtualItems();
	const lastShown = shown.at(-1)?.index ?? 0;
	useEffect(() => {
		if (onEnd && rows.length > 0 && lastShown >= rows.length - NEAR_END) {
			onEnd();
		}
	}, [lastShown, rows.length, onEnd]);
	const idAt = (index: number) => (rows[index] === undefined ? undefined : rowId(rows[index]));

	const move = (next: number, range: boolean) => {
		setActive(next);
		virtual.scrollToIndex(next);
		if (range && marks) {
			marks.onMark(new Set(rangeOf(anchor.current, next).map(idAt).filter((id) => id !== undefined)));
		} else {
			anchor.current = next;
			// An open inspector follows.
			const id = idAt(next);
			if (selectedId !== undefined && id !== undefined) {
				onSelect?.(id);
			}
		}
	};

	const act = (event: KeyboardEvent, current: string): boolean => {
		if (event.key === 'Enter') {
			onSelect?.(current);
			return true;
		}
		if (marks && event.key === ' ') {
			anchor.current = active;
			marks.onMark(toggled(marks.marked, current));
			return true;
		}
		if (marks && event.key === 'a' && (event.ctrlKey || event.metaKey)) {
			marks.onMark(new Set(rows.map(rowId)));
			return true;
		}
		if (marks && event.key === 'Escape' && selectedId === undefined && marks.marked.size > 0) {
			marks.onMark(new Set());
			return true;
		}
		if (onKey && /^[a-z]$/.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey) {
			onKey(event.key, current);
		}
		return false;
	};

	const onKeyDown = (event: KeyboardEvent) => {
		if (event.target !== place.current) {
			return;
		}
		const viewport = Math.max(1, Math.floor((place.current?.clientHeight ?? rowHeight) / rowHeight) - 2);
		const next = nextRow(event.key, active, count, viewport);
		const current = idAt(active);
		if (next !== undefined) {
			event.preventDefault();
			move(next, event.shiftKey);
		} else if (current !== undefined && act(event, current)) {
			event.preventDefault();
		}
	};

	const press = (index: number, id: string, event: MouseEvent) => {
		setActive(index);
		if (marks && event.shiftKey) {
			marks.onMark(new Set([...marks.marked, ...rangeOf(anchor.current, index).map(idAt).filter((one) => one !== undefined)]));
		} else if (marks && (event.ctrlKey || event.metaKey || (event.target as HTMLElement).closest(`.${styles.mark}`))) {
			anchor.current = index;
			marks.onMark(toggled(marks.marked, id));
		} else {
			anchor.current = index;
			onSelect?.(id);
		}
	};

	const activeShown = shown.some((item) => item.index === active);
	const tracks = { '--grid-columns': [...(marks ? ['30px'] : []), ...columns.map((column) => column.width)].join(' '), '--grid-width': `${minWidth}px` } as CSSProperties;
	return (
		<div
			ref={place} className={styles.grid} style={tracks} role="grid" aria-label={label} aria-rowcount={total + 1} tabIndex={0} aria-multiselectable={marks ? true : undefined}
			aria-activedescendant={activeShown ? `${prefix}-${active}` : undefined} onKeyDown={onKeyDown}
		>
			<div className={styles.sheet} role="presentation">
				<div role="rowgroup">
					<div className={styles.head} role="row" aria-rowindex={1}>
						{marks && <MarkAll marks={marks} ids={() => rows.map(rowId)} loaded={rows.length} />}
						{columns.map((column) => <Head key={column.id} column={column} sort={sort} />)}
					</div>
				</div>
				<div className={styles.body} role="rowgroup" style={{ height: virtual.getTotalSize() }}>
					{shown.map((item) => {
						const row = rows[item.index];
						if (row === undefined) {
							return <Placeholder key={`at-${item.index}`} top={item.start} height={rowHeight} />;
						}
						const id = rowId(row);
						return (
							<GridRow
								key={id} id={`${prefix}-${item.index}`} index={item.index} top={item.start} height={rowHeight}
								row={row} columns={columns as readonly GridColumn<unknown>[]}
								selected={id === selectedId} active={item.index === active} marked={marks?.marked.has(id)}
								onPress={(event) => press(item.index, id, event)}
							/>
						);
					})}
				</div>
			</div>
		</div>
	);
}

/** In the place of a row that is on its way. */
const Placeholder = ({ top, height }: { top: number; height: number }) => <div className={styles.waiting} style={{ height, transform: `translateY(${top}px)` }} role="presentation"><span /></div>;

function MarkAll({ marks, ids, loaded }: { marks: Marks; ids: () => string[]; loaded: number }) {
	const { t } = useTranslation();
	const all = loaded > 0 && marks.marked.size >= loaded;
	return (
		<div className={styles.mark} role="columnheader">
			<input
				type="checkbox" aria-label={t('grid.markAll')} checked={all} onChange={() => marks.onMark(new Set(all ? [] : ids()))}
				ref={(box) => {
					if (box) {
						box.indeterminate = !all && marks.marked.size > 0;
					}
				}}
			/>
		</div>
	);
}

function Head<Row>({ column, sort }: { column: GridColumn<Row>; sort: Props<Row>['sort'] }) {
	const sorted = sort !== undefined && column.sortKey === sort.key;
	const Arrow = sort?.descending ? ArrowDown : ArrowUp;
	return (
		<div className={cx(styles.cell, column.end && styles.end)} role="columnheader" aria-sort={sorted ? (sort.descending ? 'descending' : 'ascending') : undefined}>
			{sort && column.sortKey
				? <button type="button" className={styles.sort} onClick={() => sort.onSort(column.sortKey!)}>{column.header}{sorted && <Arrow size={12} aria-hidden />}</button>
				: column.headHidden ? <span className="visually-hidden">{column.header}</span> : column.header}
		</div>
	);
}

type RowProps = {
	id: string; index: number; top: number; height: number; row: unknown; columns: readonly GridColumn<unknown>[]; selected: boolean;
	active: boolean; marked: boolean | undefined; onPress: (event: MouseEvent) => void;
};

const GridRow = memo(function GridRow({ id, index, top, height, row, columns, selected, active, marked, onPress }: RowProps) {
	return (
		<div
			id={id} role="row" aria-rowindex={index + 2} aria-selected={marked ?? selected} aria-current={selected || undefined} onClick={onPress}
			className={cx(styles.row, (selected || marked) && styles.selected, active && styles.active)} style={{ height, transform: `translateY(${top}px)` }}
		>
			{marked !== undefined && <div className={styles.mark} role="gridcell"><MarkBox marked={marked} /></div>}
			{columns.map((column) => <div key={column.id} role="gridcell" className={cx(styles.cell, column.end && styles.end)}>{column.cell(row)}</div>)}
		</div>
	);
}, (before, after) => before.row === after.row && before.columns === after.columns && before.selected === after.selected && before.marked === after.marked
	&& before.active === after.active && before.top === after.top && before.index === after.index && before.height === after.height);

/** The row hears the click and the space key; the box only shows. */
function MarkBox({ marked }: { marked: boolean }) {
	const { t } = useTranslation();
	return <input type="checkbox" aria-label={t('grid.mark')} checked={marked} tabIndex={-1} readOnly />;
}
