import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Bell } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '@shared/components/button';
import { Popover } from '@shared/components/popover';
import { Empty, Loaded } from '@shared/components/states';
import { toastProblem } from '@shared/components/toasts';
import { cx } from '@shared/lib/class-names';
import { formatAgo } from '@shared/lib/format';
import { useNow } from '@shared/lib/use-now';
import { type Notification, notificationsQuery, unreadQuery, useMarkRead } from '../api/notifications';
import styles from './notifications.module.css';

export function NotificationsMenu() {
	const { t } = useTranslation();
	const unread = useQuery(unreadQuery).data ?? 0;
	return (
		<span className={styles.opener}>
			<Popover
				label={t('notifications.title')}
				opener={(toggle) => <IconButton icon={Bell} label={unread > 0 ? t('notifications.unread', { count: unread }) : t('notifications.title')} onClick={toggle} />}
			>
				{(close) => <Notifications unread={unread} onClose={close} />}
			</Popover>
			{unread > 0 && <span className={styles.badge} aria-hidden>{unread > 99 ? '99+' : unread}</span>}
		</span>
	);
}

function Notifications({ unread, onClose }: { unread: number; onClose: () => void }) {
	const { t } = useTranslation();
	const query = useQuery(notificationsQuery);
	const markRead = useMarkRead();
	return (
		<>
			<div className={styles.head}>
				<h2>{t('notifications.title')}</h2>
				<Button kind="quiet" disabled={unread === 0 || markRead.isPending} onClick={() => markRead.mutate(undefined, { onError: toastProblem })}>{t('notifications.readAll')}</Button>
			</div>
			<div className={styles.list}>
				<Loaded query={query} lines={4}>
					{(all) => (all.length === 0 ? <Empty>{t('notifications.none')}</Empty>
						: all.map((notification) => <Item key={notification.id} notification={notification} onRead={(id) => markRead.mutate(id, { onError: toastProblem })} onClose={onClose} />))}
				</Loaded>
			</div>
		</>
	);
}

function Item({ notification, onRead, onClose }: { notification: Notification; onRead: (id: string) => void; onClose: () => void }) {
	const navigate = useNavigate();
	const now = useNow();
	const { t } = useTranslation();
	const open = () => {
		if (!notification.read_at) {
			onRead(notification.id);
		}
		if (notification.scan_id) {
			onClose();
			void navigate({ to: '/scans/$scanId', params: { scanId: notification.scan_id } });
		}
	};
	return (
		<button type="button" className={styles.item} onClick={open}>
			<span className={cx(styles.unread, !!notification.read_at && styles.read)} role="img" aria-label={notification.read_at ? t('notifications.wasRead') : t('notifications.isUnread')} />
			<strong>{notification.title}</strong>
			<time>{formatAgo(notification.created_at, now)}</time>
			{notification.body && <p>{notification.body}</p>}
		</button>
	);
}
