import { useQuery } from '@tanstack/react-query';
import { Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '@shared/components/button';
import { Note, Records, Section } from '@shared/components/inspector';
import { toast, toastProblem } from '@shared/components/toasts';
import { formatExact } from '@shared/lib/format';
import { useMay } from '@shared/lib/permissions';
import { type Mark, marksQuery, useMarking } from '../api/marks';

/** What people have said of an entity; each word can be taken back. */
export function EntityMarks({ id }: { id: string }) {
	const { t } = useTranslation();
	const marks = useQuery(marksQuery(id)).data ?? [];
	return marks.length > 0 && (
		<Section title={t('marks.said')}>
			<Records>{marks.map((mark) => <OneMark key={mark.id} mark={mark} />)}</Records>
		</Section>
	);
}

function OneMark({ mark }: { mark: Mark }) {
	const { t } = useTranslation();
	const may = useMay('data:write');
	const { mark: again, unmark } = useMarking();
	const body = { kind: mark.kind, text: mark.text };
	const takeBack = () => unmark.mutate({ marks: [{ entity: mark.entity_id, id: mark.id }], body }, {
		onSuccess: () => toast(t('marks.takenBack'), { undo: () => again.mutate({ entities: [mark.entity_id], body }, { onError: toastProblem }) }),
		onError: toastProblem,
	});
	return (
		<li>
			<div style={{ display: 'flex', justifyContent: 'space-between', gap: 8 }}>
				<span style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}><strong>{t(`marks.kind.${mark.kind}`)}</strong> {mark.text}</span>
				{may && <IconButton icon={Undo2} size={13} label={t('marks.takeBack', { text: mark.text })} disabled={unmark.isPending} onClick={takeBack} />}
			</div>
			<Note>{t('marks.by', { name: mark.created_by, at: formatExact(mark.created_at) })}</Note>
		</li>
	);
}
