import { Link, type LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { cx } from '@shared/lib/class-names';
import { formatNumber } from '@shared/lib/format';
import styles from './layout.module.css';

type Children = { children: ReactNode };

export const Screen = ({ children }: Children) => <div className={styles.screen}>{children}</div>;

export function ScreenHeader({ title, facts, actions }: { title: ReactNode; facts?: ReactNode; actions?: ReactNode }) {
	return (
		<header className={styles.header}>
			<h1>{title}</h1>
			<div className={styles.facts}>{facts}</div>
			{actions && <div className={styles.actions}>{actions}</div>}
		</header>
	);
}

export const Toolbar = ({ children }: Children) => <div className={styles.toolbar}>{children}</div>;
export const Columns = ({ children }: Children) => <div className={styles.columns}>{children}</div>;
export const Content = ({ children }: Children) => <div className={styles.content}>{children}</div>;
export const Footer = ({ children }: Children) => <div className={styles.footer}>{children}</div>;
export const FooterTools = ({ children }: Children) => <span className={styles.footerTools}>{children}</span>;
export const Cards = ({ children }: Children) => <div className={styles.cards}>{children}</div>;
export const List = ({ children }: Children) => <div className={styles.list}>{children}</div>;

/** The part of a screen that scrolls; reachable by keyboard, since it may hold nothing that is. */
export const Scroll = ({ children, padded, label }: Children & { padded?: boolean; label: string }) => (
	<div className={cx(styles.scroll, padded && styles.padded)} role="region" aria-label={label} tabIndex={0}>{children}</div>
);

/** Facets beside a list; a sheet over it where the window is narrow. */
export const Filters = ({ children, label, open }: Children & { label: string; open?: boolean }) => (
	<aside className={styles.filters} aria-label={label} data-open={open}>{children}</aside>
);

export const Figures = ({ children, dense }: Children & { dense?: boolean }) => <dl className={cx(styles.figures, dense && styles.dense)}>{children}</dl>;

export function Figure({ name, value, children }: { name: string; value: ReactNode; children?: ReactNode }) {
	return (
		<div className={styles.figure}>
			<dt>{name}</dt>
			<dd><strong>{value}</strong>{children}</dd>
		</div>
	);
}

export function Panel({ title, action, children }: { title: string; action?: ReactNode; children: ReactNode }) {
	return (
		<section className={styles.panel} aria-label={title}>
			<div className={styles.panelHead}><h2>{title}</h2>{action}</div>
			<div className={styles.panelBody}>{children}</div>
		</section>
	);
}

export const Tabs = ({ children, label }: Children & { label: string }) => <nav className={styles.tabs} aria-label={label}>{children}</nav>;

export function Tab({ link, exact, count, children }: { link: LinkProps; exact?: boolean; count?: ReactNode; children: ReactNode }) {
	return (
		<Link {...link} className={styles.tab} activeOptions={{ exact: exact ?? false, includeSearch: false }}>
			{children}
			{count !== undefined && <span>{count}</span>}
		</Link>
	);
}

export function Chip({ pressed, count, onClick, children }: { pressed: boolean; count?: number; onClick: () => void; children: ReactNode }) {
	return (
		<button type="button" className={styles.chip} aria-pressed={pressed} onClick={onClick}>
			{children}
			{count !== undefined && <span>{formatNumber(count)}</span>}
		</button>
	);
}

export const FacetTitle = ({ children, action }: Children & { action?: ReactNode }) => <div className={styles.facetTitle}><h2>{children}</h2>{action}</div>;

export function Facet({ pressed, count, onClick, children }: { pressed: boolean; count: number | undefined; onClick: () => void; children: ReactNode }) {
	return (
		<button type="button" className={styles.facet} aria-pressed={pressed} onClick={onClick}>
			{children}
			<span>{formatNumber(count)}</span>
		</button>
	);
}

/** A share of the largest as a bar, with its name and number as text. */
export function Bar({ name, count, largest, color }: { name: ReactNode; count: number; largest: number; color?: string }) {
	return (
		<div className={styles.bar}>
			{name}
			<span className={styles.barTrack} aria-hidden><span style={{ width: `${(100 * count) / Math.max(1, largest)}%`, background: color }} /></span>
			<span>{formatNumber(count)}</span>
		</div>
	);
}

export const Bars = ({ children }: Children) => <div className={styles.bars}>{children}</div>;

export function RowText({ first, second }: { first: ReactNode; second?: ReactNode }) {
	return <span className={styles.rowText}><span>{first}</span>{second !== undefined && <span>{second}</span>}</span>;
}

export const Row = ({ children }: Children) => <div className={styles.row}>{children}</div>;
export const RowLink = ({ children, link }: Children & { link: LinkProps }) => <Link {...link} className={styles.row}>{children}</Link>;

export function PlainTable({ label, head, children }: { label: string; head: { text: string; number?: boolean }[]; children: ReactNode }) {
	return (
		<table className={styles.plainTable} aria-label={label}>
			<thead>
				<tr>{head.map(({ text, number }) => <th key={text} scope="col" data-number={number || undefined}>{text}</th>)}</tr>
			</thead>
			<tbody>{children}</tbody>
		</table>
	);
}
