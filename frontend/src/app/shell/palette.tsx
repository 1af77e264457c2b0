import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Activity, Keyboard, Languages, Moon, Plus, Printer, Radar, Rows3, Search, SlidersHorizontal, UserRound } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sessionQuery } from '@features/auth/api/session';
import { entitySearchQuery } from '@features/entities/api/entity-search';
import { scanListQuery } from '@features/scans/api/scan-list';
import { Dialog } from '@shared/components/dialog';
import { EntityIcon } from '@shared/components/entity';
import { SearchField } from '@shared/components/field';
import { typeName } from '@shared/lib/entity-types';
import { LANGUAGES, switchLanguage } from '@shared/lib/i18n';
import { changePreferences, preferences } from '@shared/lib/preferences';
import { inQuotes } from '@shared/lib/query-text';
import { toggleTheme } from '@shared/lib/theme';
import { useDebounced } from '@shared/lib/use-debounced';
import { navigationFor } from './navigation';
import styles from './shell.module.css';

type Option = { key: string; label: string; note: string; icon: ReactNode; mono?: boolean; run: () => void };

type Props = { onClose: () => void; onKeys: () => void };

/** Screens, commands, scans and entities by what they are called. */
export function Palette(props: Props) {
	const { t } = useTranslation();
	return <Dialog title={t('palette.title')} open onClose={props.onClose} wide><PaletteBody {...props} /></Dialog>;
}

function PaletteBody({ onClose, onKeys }: Props) {
	const { t } = useTranslation();
	const list = useId();
	const [text, setText] = useState('');
	const [chosen, setChosen] = useState(0);
	const options = useOptions(text.trim(), onKeys);
	const current = Math.min(chosen, options.length - 1);
	const run = (option: Option | undefined) => {
		if (option) {
			onClose();
			option.run();
		}
	};
	return (
		<div
			onKeyDown={(event) => {
				if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
					event.preventDefault();
					setChosen(Math.min(options.length - 1, Math.max(0, current + (event.key === 'ArrowDown' ? 1 : -1))));
				} else if (event.key === 'Enter') {
					event.preventDefault();
					run(options[current]);
				}
			}}
		>
			<SearchField
				full autoFocus label={t('bar.search')} value={text} onChange={(value) => {
					setText(value);
					setChosen(0);
				}}
			/>
			<div className={styles.palette} role="listbox" id={list} aria-label={t('palette.results')}>
				{options.map((option, index) => (
					<div key={option.key} className={styles.option} role="option" aria-selected={index === current} onClick={() => run(option)} onPointerMove={() => setChosen(index)}>
						{option.icon}
						<span className={option.mono ? 'mono' : undefined}>{option.label}</span>
						<small>{option.note}</small>
					</div>
				))}
			</div>
		</div>
	);
}

/** Screens and commands that match at once, scans and entities when the server has answered. */
function useOptions(text: string, onKeys: () => void): Option[] {
	const { t } = useTranslation();
	const navigate = useNavigate();
	const permissions = useQuery(sessionQuery).data?.user.permissions ?? [];
	const wanted = useDebounced(text, 150);
	const scans = useQuery({ ...scanListQuery({ q: wanted, per_page: 5 }), enabled: wanted.length > 1 }).data?.data ?? [];
	const entities = useQuery({ ...entitySearchQuery(wanted), enabled: wanted.length > 1 }).data?.data ?? [];
	const commands: Option[] = [
		...navigationFor(permissions).flatMap((group) => [...group.entries]).map(({ to, label, icon: Icon }): Option => (
			{ key: to, label: t(label), note: t('palette.screen'), icon: <Icon size={15} aria-hidden />, run: () => void navigate({ to }) })),
		{ key: 'new', label: t('scans.new'), note: t('palette.command'), icon: <Plus size={15} aria-hidden />, run: () => void navigate({ to: '/scans/new' }) },
		{ key: 'health', label: t('nav.health'), note: t('palette.screen'), icon: <Activity size={15} aria-hidden />, run: () => void navigate({ to: '/health' }) },
		{ key: 'account', label: t('nav.account'), note: t('palette.screen'), icon: <UserRound size={15} aria-hidden />, run: () => void navigate({ to: '/account' }) },
		{ key: 'preferences', label: t('preferences.title'), note: t('palette.screen'), icon: <SlidersHorizontal size={15} aria-hidden />, run: () => void navigate({ to: '/account/preferences' }) },
		{ key: 'theme', label: t('keys.theme'), note: t('palette.command'), icon: <Moon size={15} aria-hidden />, run: toggleTheme },
		{ key: 'density', label: t('palette.density'), note: t('palette.command'), icon: <Rows3 size={15} aria-hidden />, run: () => changePreferences({ density: preferences().density === 'dense' ? 'comfortable' : 'dense' }) },
		{ key: 'keys', label: t('keys.title'), note: t('palette.command'), icon: <Keyboard size={15} aria-hidden />, run: onKeys },
		{ key: 'print', label: t('palette.print'), note: t('palette.command'), icon: <Printer size={15} aria-hidden />, run: () => setTimeout(() => window.print()) },
		...LANGUAGES.map((language): Option => ({ key: language, label: t('palette.language', { language: t(`language.${language}`) }), note: t('palette.command'), icon: <Languages size={15} aria-hidden />, run: () => void switchLanguage(language) })),
	];
	const found = text.length > 1 ? [
		...scans.map((scan): Option => ({ key: scan.id, label: scan.name, note: t('palette.scan'), icon: <Radar size={15} aria-hidden />, run: () => void navigate({ to: '/scans/$scanId', params: { scanId: scan.id } }) })),
		...entities.map((entity): Option => ({ key: entity.id, label: entity.value, mono: true, note: typeName(entity.type), icon: <EntityIcon type={entity.type} size={15} />, run: () => void navigate({ to: '/entities', search: { query: `value:${inQuotes(entity.value)}`, entity: entity.id } }) })),
		{ key: 'all', label: t('palette.searchAll', { text }), note: '', icon: <Search size={15} aria-hidden />, run: () => void navigate({ to: '/entities', search: { query: text } }) },
	] : [];
	return [...commands.filter(({ label }) => label.toLowerCase().includes(text.toLowerCase())), ...found];
}
