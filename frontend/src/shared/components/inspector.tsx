import { X } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from './button';
import styles from './inspector.module.css';

type Props = {
	/** What it is about, for assistive technology. */
	label: string;
	head: ReactNode;
	title?: ReactNode;
	actions?: ReactNode;
	onClose: () => void;
	children: ReactNode;
};

/** Details beside a list. Never a modal: the list stays usable and the inspector follows it. */
export function Inspector({ label, head, title, actions, onClose, children }: Props) {
	const { t } = useTranslation();
	useEffect(() => {
		const onKey = (event: KeyboardEvent) => {
			if (event.key === 'Escape' && !event.defaultPrevented && !document.querySelector('[role="dialog"],[role="menu"]')) {
				onClose();
			}
		};
		document.addEventListener('keydown', onKey);
		return () => document.removeEventListener('keydown', onKey);
	}, [onClose]);
	return (
		<aside className={styles.inspector} aria-label={label} tabIndex={0}>
			<div className={styles.head}>{head}<IconButton icon={X} label={t('action.close')} onClick={onClose} /></div>
			{title && <div className={styles.title}>{title}</div>}
			{actions && <div className={styles.actions}>{actions}</div>}
			{children}
		</aside>
	);
}

export function Section({ title, children }: { title: string; children: ReactNode }) {
	return <section className={styles.section}><h2>{title}</h2>{children}</section>;
}

/** Name and value pairs. What is absent is left out by the caller or shown as a dash, never invented. */
export function Facts({ facts }: { facts: (readonly [name: string, value: ReactNode] | false | undefined)[] }) {
	return (
		<dl className={styles.facts}>
			{facts.filter((fact) => !!fact).map(([name, value]) => <Fact key={name} name={name} value={value} />)}
		</dl>
	);
}

const Fact = ({ name, value }: { name: string; value: ReactNode }) => <><dt>{name}</dt><dd>{value}</dd></>;

export const Path = ({ children }: { children: ReactNode }) => <ol className={styles.path}>{children}</ol>;

export const PathStep = ({ icon, value, note }: { icon: ReactNode; value: string; note: string }) => (
	<li>{icon}<p className="mono">{value}</p><p className={styles.small}>{note}</p></li>
);

export const Records = ({ children }: { children: ReactNode }) => <ul className={styles.records}>{children}</ul>;
export const Note = ({ children }: { children: ReactNode }) => <p className={styles.small}>{children}</p>;
export const inspectorLink = styles.link;
