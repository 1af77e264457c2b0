import { type ColumnDef, type RowData, tableFeatures, useTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { type CSSProperties, type KeyboardEvent, memo, type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react';
import { cx } from '@shared/lib/class-names';
import styles from './data-grid.module.css';
import { nextRow } from './data-grid-keys';

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
	/** The last loaded row is near: more are wanted. */
	onEnd?: () => void;
	sort?: { key: string; descending?: boolean; onSort: (key: string) => void };
};

const features = tableFeatures({});
const NEAR_END = 20;

/** The one list of the product: only the rows in view are in the page, all of them can be reached by keyboard. */
export function DataGrid<Row extends RowData>({ label, rows, columns, rowId, total, rowHeight = 30, minWidth = 560, selectedId, onSelect, onEnd, sort }: Props<Row>) {
	const place = useRef<HTMLDivElement>(null);
	const prefix = useId();
	const [active, setActive] = useState(0);
	const definitions = useMemo(
		() => columns.map((column): ColumnDef<typeof features, Row, unknown> => ({ id: column.id, header: column.header, cell: ({ row }) => column.cell(row.original) })),
		[columns],
	);
	const table = useTable({ features, columns: definitions, data: rows, getRowId: (row) => rowId(row) });
	const tableRows = table.getRowModel().rows;
	const virtual = useVirtualizer({
		count: tableRows.length, getScrollElement: () => place.current, estimateSize: () => rowHeight, overscan: 8,
		initialRect: { width: 1000, height: 600 },
	});
	const shown = virtual.getVirtualItems();
	const lastShown = shown.at(-1)?.index ?? 0;
	useEffect(() => {
		if (onEnd && tableRows.length > 0 && lastShown >= tableRows.length - NEAR_END) {
			onEnd();
		}
	}, [lastShown, tableRows.length, onEnd]);

	const onKeyDown = (event: KeyboardEvent) => {
		const viewport = Math.max(1, Math.floor((place.current?.clientHeight ?? rowHeight) / rowHeight) - 2);
		const next = nextRow(event.key, active, tableRows.length, viewport);
		const current = tableRows[active];
		if (next !== undefined) {
			event.preventDefault();
			setActive(next);
			virtual.scrollToIndex(next);
			// An open inspector follows.
			if (selectedId !== undefined && tableRows[next]) {
				onSelect?.(tableRows[next].id);
			}
		} else if (event.key === 'Enter' && current && event.target === place.current) {
			event.preventDefault();
			onSelect?.(current.id);
		}
	};

	const activeShown = shown.some((item) => item.index === active);
	const tracks = { '--grid-columns': columns.map((column) => column.width).join(' '), '--grid-width': `${minWidth}px` } as CSSProperties;
	return (
		<div
			ref={place} className={styles.grid} style={tracks} role="grid" aria-label={label} aria-rowcount={total + 1} tabIndex={0}
			aria-activedescendant={activeShown ? `${prefix}-${active}` : undefined} onKeyDown={onKeyDown}
		>
			<div className={styles.sheet} role="presentation">
				<div role="rowgroup">
					<div className={styles.head} role="row" aria-rowindex={1}>
						{columns.map((column) => <Head key={column.id} column={column} sort={sort} />)}
					</div>
				</div>
				<div className={styles.body} role="rowgroup" style={{ height: virtual.getTotalSize() }}>
					{shown.map((item) => {
						const row = tableRows[item.index];
						return row && (
							<GridRow
								key={row.id} id={`${prefix}-${item.index}`} index={item.index} top={item.start} height={rowHeight}
								row={row.original} columns={columns as readonly GridColumn<unknown>[]}
								selected={row.id === selectedId} active={item.index === active}
								onPress={() => {
									setActive(item.index);
									onSelect?.(row.id);
								}}
							/>
						);
					})}
				</div>
			</div>
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
	active: boolean; onPress: () => void;
};

const GridRow = memo(function GridRow({ id, index, top, height, row, columns, selected, active, onPress }: RowProps) {
	return (
		<div
			id={id} role="row" aria-rowindex={index + 2} aria-selected={selected} onClick={onPress}
			className={cx(styles.row, selected && styles.selected, active && styles.active)} style={{ height, transform: `translateY(${top}px)` }}
		>
			{columns.map((column) => <div key={column.id} role="gridcell" className={cx(styles.cell, column.end && styles.end)}>{column.cell(row)}</div>)}
		</div>
	);
}, (before, after) => before.row === after.row && before.columns === after.columns && before.selected === after.selected
	&& before.active === after.active && before.top === after.top && before.index === after.index);
