import { Copy } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from './button';
import styles from './secret.module.css';
import { toast, toastProblem } from './toasts';

/** Something that the server says once and never again. It lives in this part of the page alone and goes with it. */
export function Secret({ label, value, onDone }: { label: string; value: string; onDone?: () => void }) {
	const { t } = useTranslation();
	const copy = () => navigator.clipboard.writeText(value).then(() => toast(t('state.copied')), toastProblem);
	return (
		<section className={styles.secret} role="status" aria-label={label}>
			<h3>{label}</h3>
			<div className={styles.value}>
				<code className="mono">{value}</code>
				<IconButton icon={Copy} size={14} label={t('secret.copy', { label })} onClick={() => void copy()} />
			</div>
			<p>{t('secret.once')}</p>
			{onDone && <Button onClick={onDone}>{t('secret.done')}</Button>}
		</section>
	);
}
