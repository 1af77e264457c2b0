import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@shared/components/button';
import { DataGrid, type GridColumn } from '@shared/components/data-grid';
import { Columns, Content, Toolbar } from '@shared/components/layout';
import { StatusDot } from '@shared/components/state-mark';
import { Loaded } from '@shared/components/states';
import { toast, toastProblem } from '@shared/components/toasts';
import { formatAgo, formatExact, formatMinute, NONE } from '@shared/lib/format';
import { type Device, devicesQuery, useEndSession } from '../api/devices';
import { deviceName } from '../devices';

export function SessionsPage() {
	const { t } = useTranslation();
	const query = useQuery(devicesQuery);
	const columns = useColumns();
	const end = useEndSession();
	const others = query.data?.filter(({ current }) => !current).length ?? 0;
	return (
		<>
			<Toolbar>
				<span className="muted">{t('account.sessionsLead')}</span>
				<Button disabled={others === 0 || end.isPending} onClick={() => end.mutate(undefined, { onSuccess: () => toast(t('account.othersEnded')), onError: toastProblem })}>{t('account.endOthers')}</Button>
			</Toolbar>
			<Columns>
				<Content>
					<Loaded query={query}>
						{(devices) => <DataGrid label={t('account.tab.sessions')} rows={devices} columns={columns} rowId={({ id }) => id} total={devices.length} rowHeight={38} minWidth={860} />}
					</Loaded>
				</Content>
			</Columns>
		</>
	);
}

function useColumns(): GridColumn<Device>[] {
	const { t } = useTranslation();
	return useMemo(() => [
		{ id: 'device', header: t('account.device'), width: 'minmax(180px, 2fr)', cell: (device) => <span title={device.user_agent ?? undefined}>{deviceName(device.user_agent) ?? t('account.unknownDevice')}</span> },
		{ id: 'address', header: t('account.address'), width: 'minmax(110px, 1fr)', cell: (device) => <span className="mono">{device.address ?? NONE}</span> },
		{ id: 'started', header: t('account.started'), width: '140px', cell: (device) => formatMinute(device.started_at) },
		{ id: 'seen', header: t('account.lastSeen'), width: '110px', cell: (device) => <time title={formatExact(device.last_seen_at)}>{formatAgo(device.last_seen_at)}</time> },
		{ id: 'expires', header: t('account.expires'), width: '140px', cell: (device) => formatMinute(device.expires_at) },
		{ id: 'methods', header: t('account.methods'), width: 'minmax(110px, 1fr)', cell: (device) => device.methods.filter((method) => method !== 'mfa' && method !== 'user').map((method) => (method in METHODS ? t(METHODS[method as keyof typeof METHODS]) : method)).join(', ') },
		{ id: 'end', header: t('account.action'), headHidden: true, width: '128px', end: true, cell: (device) => (device.current ? <StatusDot tone="ok">{t('account.thisSession')}</StatusDot> : <End device={device} />) },
	], [t]);
}

/** As the server names them (RFC 8176); "mfa" only says that there were several. */
const METHODS = { pwd: 'account.method.pwd', otp: 'account.method.otp', fed: 'account.method.fed', hwk: 'account.method.passkey', swk: 'account.method.passkey' } as const;

function End({ device }: { device: Device }) {
	const { t } = useTranslation();
	const end = useEndSession();
	return (
		<Button
			aria-label={t('account.endSessionOf', { device: deviceName(device.user_agent) ?? t('account.unknownDevice') })} disabled={end.isPending}
			onClick={() => end.mutate(device.id, { onSuccess: () => toast(t('account.sessionEnded')), onError: toastProblem })}
		>
			{t('account.endSession')}
		</Button>
	);
}
