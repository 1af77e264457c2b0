import type { ErrorComponentProps } from '@tanstack/react-router';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '@shared/components/button';
import { Empty, ProblemMessage } from '@shared/components/states';

export function NotFound() {
	const { t } = useTranslation();
	return <Empty action={<ButtonLink link={{ to: '/' }}>{t('nav.overview')}</ButtonLink>}>{t('state.notFound')}</Empty>;
}

export function Broken({ error, reset }: ErrorComponentProps) {
	const router = useRouter();
	return (
		<ProblemMessage
			error={error} onRetry={() => {
				reset();
				void router.invalidate();
			}}
		/>
	);
}
