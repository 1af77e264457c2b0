import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@shared/components/button';
import { Confirmation } from '@shared/components/dialog';
import { toast, toastProblem } from '@shared/components/toasts';
import { type ApiKey, useRevokeKey } from '../api/api-keys';

export function KeyRevocation({ apiKey, account }: { apiKey: ApiKey; account?: string }) {
	const { t } = useTranslation();
	const [asking, setAsking] = useState(false);
	const revoke = useRevokeKey(account);
	const { id, name } = apiKey;
	return (
		<>
			<Button kind="danger" aria-label={t('keyList.revokeOf', { name })} disabled={revoke.isPending} onClick={() => setAsking(true)}>{t('keyList.revoke')}</Button>
			<Confirmation
				title={t('keyList.revokeTitle', { name })} consequence={t('keyList.revokeConsequence')} action={t('keyList.revoke')} open={asking} onClose={() => setAsking(false)}
				onConfirm={() => revoke.mutate(id, { onSuccess: () => toast(t('keyList.revoked', { name })), onError: toastProblem })}
			/>
		</>
	);
}
