import { useTranslation } from 'react-i18next';
import { EntityValue } from '@shared/components/entity';
import { formatNumber } from '@shared/lib/format';
import { useUrlState } from '@shared/lib/url-state';
import type { GraphNode } from '../api/graph';
import type { GraphSearch } from '../search';
import styles from './graph.module.css';

const SHOWN = 20;

/** Where to begin when nothing is chosen yet. */
export function MostConnected({ nodes }: { nodes: readonly GraphNode[] }) {
	const { t } = useTranslation();
	const [, setSearch] = useUrlState<GraphSearch>();
	const most = nodes.toSorted((a, b) => (b.members ?? b.degree) - (a.members ?? a.degree)).slice(0, SHOWN);
	return (
		<aside className={styles.side} aria-label={t('graph.mostConnected')}>
			<h2>{t('graph.mostConnected')}</h2>
			<ul>
				{most.map((node) => (
					<li key={node.id}>
						<button type="button" onClick={() => setSearch({ node: node.id, to: undefined })}><EntityValue entity={node} /><span>{formatNumber(node.members ?? node.degree)}</span></button>
					</li>
				))}
			</ul>
		</aside>
	);
}
