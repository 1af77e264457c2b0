import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button, ButtonLink } from '@shared/components/button';
import { Columns, Content, Footer, List, Screen, ScreenHeader, Scroll } from '@shared/components/layout';
import { Empty, Loaded } from '@shared/components/states';
import { useUrlState } from '@shared/lib/url-state';
import { reportListQuery } from '../api/reports';
import type { ReportsSearch } from '../search';
import { ReportRow } from './report-row';

export function ReportsScreen() {
	const { t } = useTranslation();
	const [{ page }, setSearch] = useUrlState<ReportsSearch>();
	const query = useQuery(reportListQuery({ page }));
	return (
		<Screen>
			<ScreenHeader title={t('nav.reports')} facts={t('reports.lead')} />
			<Columns>
				<Content>
					<Loaded query={query}>
						{({ data, meta: { pagination } }) => (data.length === 0
							? <Empty action={<ButtonLink link={{ to: '/scans' }}>{t('nav.scans')}</ButtonLink>}>{t('reports.none')}</Empty>
							: (
								<>
									<Scroll label={t('nav.reports')}><List>{data.map((report) => <ReportRow key={report.id} report={report} />)}</List></Scroll>
									<Footer>
										<span>{t('reports.count', { count: pagination.total })}</span>
										{pagination.last_page > 1 && (
											<span>
												<Button kind="quiet" disabled={pagination.current_page <= 1} onClick={() => setSearch({ page: pagination.current_page - 1 })}>{t('action.previous')}</Button>
												{t('state.page', { page: pagination.current_page, last: pagination.last_page })}
												<Button kind="quiet" disabled={pagination.current_page >= pagination.last_page} onClick={() => setSearch({ page: pagination.current_page + 1 })}>{t('action.next')}</Button>
											</span>
										)}
									</Footer>
								</>
							))}
					</Loaded>
				</Content>
			</Columns>
		</Screen>
	);
}
