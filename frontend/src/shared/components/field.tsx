import { Search } from 'lucide-react';
import { type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes, type TextareaHTMLAttributes, useId } from 'react';
import { cx } from '@shared/lib/class-names';
import styles from './field.module.css';

type FieldProps = { label: string; hint?: ReactNode; error?: string };
type Described = { id: string; 'aria-describedby': string | undefined; 'aria-invalid': boolean | undefined };

function Field({ label, hint, error, children }: FieldProps & { children: (control: Described) => ReactNode }) {
	const id = useId();
	const note = error ?? hint;
	return (
		<div className={styles.field}>
			<label className={styles.label} htmlFor={id}>{label}</label>
			{children({ id, 'aria-describedby': note ? `${id}-note` : undefined, 'aria-invalid': error ? true : undefined })}
			{note && <div id={`${id}-note`} className={error ? styles.error : styles.hint} role={error ? 'alert' : undefined}>{note}</div>}
		</div>
	);
}

export const TextField = ({ label, hint, error, mono, ...rest }: FieldProps & { mono?: boolean } & InputHTMLAttributes<HTMLInputElement>) => (
	<Field label={label} hint={hint} error={error}>{(control) => <input className={cx(styles.input, mono && 'mono')} {...rest} {...control} />}</Field>
);

export const TextArea = ({ label, hint, error, mono, ...rest }: FieldProps & { mono?: boolean } & TextareaHTMLAttributes<HTMLTextAreaElement>) => (
	<Field label={label} hint={hint} error={error}>{(control) => <textarea className={cx(styles.input, mono && 'mono')} {...rest} {...control} />}</Field>
);

type Options = { options: readonly { value: string; label: string }[] };

export const SelectField = ({ label, hint, error, options, ...rest }: FieldProps & Options & SelectHTMLAttributes<HTMLSelectElement>) => (
	<Field label={label} hint={hint} error={error}>{(control) => <Select options={options} {...rest} {...control} />}</Field>
);

/** A choice without a visible label; give it an `aria-label`. */
export const Select = ({ options, compact, ...rest }: Options & { compact?: boolean } & SelectHTMLAttributes<HTMLSelectElement>) => (
	<select className={cx(styles.select, compact && styles.compact)} {...rest}>
		{options.map(({ value, label }) => <option key={value} value={value}>{label}</option>)}
	</select>
);

/** Filters the list below; the key "/" goes there, unless it is a further one beside another. */
export function SearchField({ label, value, onChange, full, autoFocus, further }: { label: string; value: string; onChange: (value: string) => void; full?: boolean; autoFocus?: boolean; further?: boolean }) {
	return (
		<div className={cx(styles.search, full && styles.full)}>
			<Search size={14} aria-hidden />
			<input
				className={styles.input} type="search" aria-label={label} placeholder={label} value={value} data-filter={further ? undefined : true} autoFocus={autoFocus}
				onChange={(event) => onChange(event.target.value)}
				onKeyDown={(event) => {
					if (event.key === 'Escape') {
						event.preventDefault();
						onChange('');
						event.currentTarget.blur();
					}
				}}
			/>
			{!value && !further && <kbd aria-hidden>/</kbd>}
		</div>
	);
}

export const Switch = ({ checked, label, disabled, onChange }: { checked: boolean; label: string; disabled?: boolean; onChange: (checked: boolean) => void }) => (
	<button type="button" role="switch" aria-checked={checked} disabled={disabled} className={styles.switch} onClick={() => onChange(!checked)}>
		<span aria-hidden />
		<span>{label}</span>
	</button>
);

export function Checkbox({ label, note, type = 'checkbox', ...rest }: { label: ReactNode; note?: ReactNode; type?: 'checkbox' | 'radio' } & Omit<InputHTMLAttributes<HTMLInputElement>, 'type'>) {
	return (
		<label className={styles.check}>
			<input type={type} {...rest} />
			<span>{label}{note && <small>{note}</small>}</span>
		</label>
	);
}

/** Fields that belong together under one name. */
export const FieldGroup = ({ legend, children }: { legend: string; children: ReactNode }) => <fieldset className={styles.group}><legend>{legend}</legend>{children}</fieldset>;
