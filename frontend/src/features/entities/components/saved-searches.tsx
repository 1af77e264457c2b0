import { useQuery } from '@tanstack/react-query';
import { BookmarkPlus, Ellipsis, Pencil, RefreshCw, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '@shared/components/button';
import { Dialog, DialogActions } from '@shared/components/dialog';
import { TextField } from '@shared/components/field';
import { Facet, FacetTitle } from '@shared/components/layout';
import { Menu } from '@shared/components/menu';
import { toast, toastProblem } from '@shared/components/toasts';
import { useMay } from '@shared/lib/permissions';
import { entityCountQuery } from '../api/entity-search';
import { type SavedSearch, searchesQuery, useChangeSearches } from '../api/searches';
import styles from './query-bar.module.css';

type Props = { query: string; onQuery: (query: string) => void };

/** Searches with a name, as lists that live: each shows how many it finds now. */
export function SavedSearches({ query, onQuery }: Props) {
	const { t } = useTranslation();
	const searches = useQuery(searchesQuery).data ?? [];
	return searches.length > 0 && (
		<>
			<FacetTitle>{t('searches.title')}</FacetTitle>
			{searches.map((search) => <Saved key={search.id} search={search} query={query} onQuery={onQuery} />)}
		</>
	);
}

const COUNTED_EVERY_MILLIS = 15_000;

function Saved({ search, query, onQuery }: Props & { search: SavedSearch }) {
	const { t } = useTranslation();
	const may = useMay('data:write');
	const count = useQuery({ ...entityCountQuery({ query: search.query }), refetchInterval: COUNTED_EVERY_MILLIS }).data;
	const change = useChangeSearches();
	const [renaming, setRenaming] = useState(false);
	const remove = () => change.mutate({ kind: 'remove', id: search.id }, {
		onSuccess: () => toast(t('searches.removed', { name: search.name }), { undo: () => change.mutate({ kind: 'add', name: search.name, query: search.query, project_id: search.project_id }, { onError: toastProblem }) }),
		onError: toastProblem,
	});
	const update = () => change.mutate({ kind: 'put', id: search.id, name: search.name, query }, { onSuccess: () => toast(t('searches.saved', { name: search.name })), onError: toastProblem });
	return (
		<div className={styles.saved}>
			<Facet pressed={search.query === query} count={count} onClick={() => onQuery(search.query)}><span title={search.query}>{search.name}</span></Facet>
			{may && (
				<Menu
					opener={<IconButton icon={Ellipsis} size={14} label={t('searches.menu', { name: search.name })} />} width={230}
					entries={[
						{ label: t('searches.update'), icon: RefreshCw, disabled: search.query === query, onSelect: update },
						{ label: t('searches.rename'), icon: Pencil, onSelect: () => setRenaming(true) },
						{ label: t('action.delete'), icon: Trash2, danger: true, onSelect: remove },
					]}
				/>
			)}
			{renaming && <NameDialog search={search} query={search.query} onClose={() => setRenaming(false)} />}
		</div>
	);
}

/** Keeps the query that is on screen. */
export function SaveSearch({ query }: { query: string }) {
	const { t } = useTranslation();
	const may = useMay('data:write');
	const [open, setOpen] = useState(false);
	return may && (
		<>
			<Button icon={BookmarkPlus} disabled={query.trim() === ''} onClick={() => setOpen(true)}>{t('searches.save')}</Button>
			{open && <NameDialog query={query} onClose={() => setOpen(false)} />}
		</>
	);
}

function NameDialog({ search, query, onClose }: { search?: SavedSearch; query: string; onClose: () => void }) {
	const { t } = useTranslation();
	const change = useChangeSearches();
	const [name, setName] = useState(search?.name ?? '');
	const save = () => change.mutate(search ? { kind: 'put', id: search.id, name, query } : { kind: 'add', name, query }, {
		onSuccess: () => {
			toast(t('searches.saved', { name }));
			onClose();
		},
		onError: toastProblem,
	});
	return (
		<Dialog title={search ? t('searches.rename') : t('searches.save')} open onClose={onClose}>
			<form
				onSubmit={(event) => {
					event.preventDefault();
					save();
				}}
			>
				<TextField label={t('searches.name')} hint={<span className="mono">{query}</span>} value={name} maxLength={100} required data-autofocus onChange={(event) => setName(event.target.value)} />
				<DialogActions><Button onClick={onClose}>{t('action.cancel')}</Button><Button kind="primary" type="submit" disabled={name.trim() === '' || change.isPending}>{t('action.save')}</Button></DialogActions>
			</form>
		</Dialog>
	);
}
