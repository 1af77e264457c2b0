import { Link, type LinkProps } from '@tanstack/react-router';
import type { LucideIcon } from 'lucide-react';
import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import { cx } from '@shared/lib/class-names';
import styles from './button.module.css';
import { Tooltip } from './tooltip';

export type ButtonKind = 'default' | 'primary' | 'danger' | 'quiet';

type Look = { kind?: ButtonKind; large?: boolean; icon?: LucideIcon; shortcut?: string };

const lookOf = ({ kind = 'default', large }: Look) => cx(styles.button, kind !== 'default' && styles[kind], large && styles.large);

function Inside({ icon: Icon, shortcut, children }: Look & { children: ReactNode }) {
	return (
		<>
			{Icon && <Icon size={14} aria-hidden />}
			{children}
			{shortcut && <kbd aria-hidden>{shortcut}</kbd>}
		</>
	);
}

export function Button({ kind, large, icon, shortcut, children, type = 'button', className, ...rest }: Look & ButtonHTMLAttributes<HTMLButtonElement>) {
	return (
		<button type={type} className={cx(lookOf({ kind, large }), className)} {...rest}>
			<Inside icon={icon} shortcut={shortcut}>{children}</Inside>
		</button>
	);
}

/** Looks like a button and goes somewhere. */
export function ButtonLink({ kind, large, icon, shortcut, children, link }: Look & { children: ReactNode; link: LinkProps }) {
	return (
		<Link {...link} className={lookOf({ kind, large })}>
			<Inside icon={icon} shortcut={shortcut}>{children}</Inside>
		</Link>
	);
}

/** Looks like a button and leaves the page: a download or a document in a new tab. */
export function ButtonAnchor({ kind, large, icon, children, href, download, newTab }: Look & { children: ReactNode; href: string; download?: boolean | string; newTab?: boolean }) {
	return (
		<a href={href} download={download || undefined} className={lookOf({ kind, large })} {...(newTab ? { target: '_blank', rel: 'noopener noreferrer' } : {})}>
			<Inside icon={icon}>{children}</Inside>
		</a>
	);
}

/** An icon alone, with its name as tooltip and for assistive technology. */
export function IconButton({ icon: Icon, label, kind = 'quiet', size = 16, ref, className, ...rest }: { icon: LucideIcon; label: string; kind?: ButtonKind; size?: number; ref?: Ref<HTMLButtonElement> } & ButtonHTMLAttributes<HTMLButtonElement>) {
	return (
		<Tooltip label={label}>
			<button ref={ref} type="button" className={cx(lookOf({ kind }), styles.icon, className)} aria-label={label} {...rest}>
				<Icon size={size} aria-hidden />
			</button>
		</Tooltip>
	);
}
