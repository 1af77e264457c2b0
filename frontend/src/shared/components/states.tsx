import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '@shared/lib/http';
import { Button } from './button';
import styles from './layout.module.css';

/** Grey lines in the place of what is being loaded, shown only if it takes a while. */
export function Skeleton({ lines = 6 }: { lines?: number }) {
	const { t } = useTranslation();
	return (
		<div className={styles.skeleton} role="status" aria-label={t('state.loading')}>
			{Array.from({ length: lines }, (_, line) => <span key={line} style={{ width: `${92 - ((line * 17) % 38)}%` }} />)}
		</div>
	);
}

/** One sentence and at most one action. */
export const Empty = ({ children, action }: { children: ReactNode; action?: ReactNode }) => (
	<div className={styles.message}><p>{children}</p>{action}</div>
);

/** What went wrong, where the data would be. */
export function ProblemMessage({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
	const { t } = useTranslation();
	const problem = error instanceof Problem ? error : undefined;
	return (
		<div className={styles.message} role="alert">
			<p>{problem?.detail ?? t('state.broken')}</p>
			{problem?.retryAfterSeconds !== undefined && <p>{t('state.retryAfter', { count: problem.retryAfterSeconds })}</p>}
			{problem?.traceId && <p className={styles.trace}>{t('state.trace')} <span className="mono">{problem.traceId}</span></p>}
			{onRetry && <Button onClick={onRetry}>{t('action.tryAgain')}</Button>}
		</div>
	);
}

type Query<T> = { data: T | undefined; error: unknown; isPending: boolean; refetch: () => unknown };

/** The states of anything that is loaded: old data stays while new is fetched, and a failure stays in its place. */
export function Loaded<T>({ query, lines, children }: { query: Query<T>; lines?: number; children: (data: T) => ReactNode }) {
	if (query.data !== undefined) {
		return children(query.data);
	}
	return query.error ? <ProblemMessage error={query.error} onRetry={() => void query.refetch()} /> : <Skeleton lines={lines} />;
}

/** Keeps a panel that fails from taking its neighbours with it. */
export class Boundary extends Component<{ children: ReactNode; resetKey?: unknown }, { error?: unknown }> {
	override state: { error?: unknown } = {};

	static getDerivedStateFromError(error: unknown) {
		return { error };
	}

	override componentDidUpdate(before: { resetKey?: unknown }) {
		if (before.resetKey !== this.props.resetKey && this.state.error !== undefined) {
			this.setState({ error: undefined });
		}
	}

	override render() {
		return this.state.error === undefined ? this.props.children
			: <ProblemMessage error={this.state.error} onRetry={() => this.setState({ error: undefined })} />;
	}
}
