import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@shared/components/button';
import { Dialog, DialogActions } from '@shared/components/dialog';
import { TextArea, TextField } from '@shared/components/field';
import { toast, toastProblem } from '@shared/components/toasts';
import { formatNumber } from '@shared/lib/format';
import { Problem } from '@shared/lib/http';
import { type MarkKind, type Marked, type NewMark, useMarking } from '../api/marks';

export type Marking = { kind: MarkKind; ids: readonly string[] };

/** Asks for the tag, the note, or the reason why something is false, and says it of all the entities at once. */
export function MarkDialog({ marking: { kind, ids }, onClose }: { marking: Marking; onClose: (done: boolean) => void }) {
	const { t } = useTranslation();
	const { mark, unmark } = useMarking();
	const [text, setText] = useState('');
	const Input = kind === 'tag' ? TextField : TextArea;
	const say = ({ made, had, failed }: Marked, body: NewMark) => {
		const [first] = failed;
		if (first) {
			toast(t('marks.failed', { count: failed.length, reason: first.problem instanceof Problem ? first.problem.detail : String(first.problem) }), { bad: true });
		}
		if (made.length + had > 0) {
			toast(t(`marks.done.${kind}`, { count: made.length + had, number: formatNumber(made.length + had), text: body.text }), {
				undo: made.length > 0 ? () => unmark.mutate({ marks: made, body }, { onError: toastProblem }) : undefined,
			});
		}
	};
	const go = () => {
		const body = { kind, text: text.trim() };
		mark.mutate({ entities: ids, body }, {
			onSuccess: (marked) => {
				say(marked, body);
				onClose(true);
			},
			onError: toastProblem,
		});
	};
	return (
		<Dialog title={t(`marks.title.${kind}`, { count: ids.length, number: formatNumber(ids.length) })} open onClose={() => onClose(false)}>
			<form
				onSubmit={(event) => {
					event.preventDefault();
					go();
				}}
			>
				<Input label={t(`marks.text.${kind}`)} hint={t(`marks.hint.${kind}`)} value={text} maxLength={kind === 'tag' ? 100 : 10_000} required data-autofocus onChange={(event) => setText(event.target.value)} />
				<DialogActions>
					<Button onClick={() => onClose(false)}>{t('action.cancel')}</Button>
					<Button kind="primary" type="submit" disabled={text.trim() === '' || mark.isPending}>{t(`marks.go.${kind}`)}</Button>
				</DialogActions>
			</form>
		</Dialog>
	);
}
