import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { Search, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '@shared/components/button';
import { Problem, type ProblemPlace } from '@shared/lib/http';
import { useDebounced } from '@shared/lib/use-debounced';
import { type Completions, completionsQuery, entityFacetsQuery } from '../api/entity-search';
import { useOptions } from '../use-options';
import styles from './query-bar.module.css';

type Wrong = { text: string; detail: string; place?: ProblemPlace };

const SETTLED_MILLIS = 500;

/** Where a query is written: offers what could come next and shows where it cannot be read. */
export function QueryBar({ query, scanId, onQuery }: { query: string; scanId?: string; onQuery: (query: string) => void }) {
	const { t } = useTranslation();
	const input = useRef<HTMLInputElement>(null);
	const mirror = useRef<HTMLDivElement>(null);
	const list = useId();
	const [text, setText] = useState(query);
	const [applied, setApplied] = useState(query);
	const [cursor, setCursor] = useState<number>();
	if (applied !== query) {
		// A facet or a saved search has written it.
		setApplied(query);
		setText(query);
	}
	const wrong = useChecked(text, scanId, (good) => {
		if (good !== query) {
			setApplied(good);
			onQuery(good);
		}
	});
	const completion = useQuery({ ...completionsQuery(text, cursor ?? 0), enabled: cursor !== undefined, placeholderData: keepPreviousData }).data;
	const options = cursor === undefined ? [] : (completion?.options ?? []);
	const take = (option: Completions['options'][number]) => {
		if (!completion) {
			return;
		}
		const goesOn = /[:=<>.]$/.test(option.text);
		const written = `${text.slice(0, completion.from)}${option.text}${goesOn ? '' : ' '}`;
		setText(written + text.slice(completion.to).trimStart());
		setCursor(goesOn ? written.length : undefined);
		requestAnimationFrame(() => input.current?.setSelectionRange(written.length, written.length));
	};
	const { current, choose, move } = useOptions(options.length, text);
	const onKeyDown = (event: KeyboardEvent) => {
		if (event.key === 'Escape') {
			event.preventDefault();
			if (options.length > 0) {
				setCursor(undefined);
			} else {
				input.current?.blur();
			}
		} else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && options.length > 0) {
			event.preventDefault();
			move(event.key === 'ArrowDown' ? 1 : -1);
		} else if ((event.key === 'Enter' || event.key === 'Tab') && options[current]) {
			event.preventDefault();
			take(options[current]);
		} else if (event.key === 'Enter') {
			setCursor(undefined);
		}
	};
	const follow = () => {
		if (mirror.current && input.current) {
			mirror.current.scrollLeft = input.current.scrollLeft;
		}
	};
	return (
		<div className={styles.bar} role="search">
			<div className={styles.box} data-wrong={!!wrong}>
				<Search size={14} aria-hidden />
				<div ref={mirror} className={styles.mirror} aria-hidden>{wrong?.place && <Underlined text={text} place={wrong.place} />}</div>
				<input
					ref={input} className={styles.input} type="text" role="combobox" aria-label={t('query.label')} placeholder={t('query.placeholder')} value={text} data-filter
					spellCheck={false} autoComplete="off" autoCapitalize="off" maxLength={2000} aria-autocomplete="list" aria-expanded={options.length > 0} aria-controls={list}
					aria-activedescendant={options[current] ? `${list}-${current}` : undefined} aria-invalid={wrong ? true : undefined} aria-describedby={wrong ? `${list}-wrong` : undefined}
					onChange={(event) => {
						setText(event.target.value);
						setCursor(event.target.selectionStart ?? event.target.value.length);
					}}
					onKeyDown={onKeyDown} onScroll={follow} onBlur={() => setCursor(undefined)}
				/>
				{text && <span className={styles.side}><IconButton icon={X} size={14} label={t('query.clear')} onClick={() => setText('')} /></span>}
			</div>
			<div className={options.length > 0 ? styles.options : undefined} role="listbox" id={list} aria-label={t('query.options')}>
				{options.map((option, index) => (
					<div
						key={option.text} id={`${list}-${index}`} className={styles.option} role="option" aria-selected={index === current} onPointerMove={() => choose(index)}
						// The input keeps the focus.
						onPointerDown={(event) => {
							event.preventDefault();
							take(option);
						}}
					>
						<span className="mono">{option.text}</span>
						<small>{option.description}</small>
					</div>
				))}
			</div>
			{wrong && <Explained wrong={wrong} id={`${list}-wrong`} onInstead={setText} />}
		</div>
	);
}

/** Hands a query on once the server can read it; until then the list keeps its rows. */
function useChecked(text: string, scanId: string | undefined, onGood: (query: string) => void): Wrong | undefined {
	const queries = useQueryClient();
	const [wrong, setWrong] = useState<Wrong>();
	const settled = useDebounced(text, SETTLED_MILLIS);
	const good = useRef(onGood);
	useEffect(() => {
		good.current = onGood;
	});
	useEffect(() => {
		let current = true;
		// The facets are wanted for it anyway.
		queries.fetchQuery(entityFacetsQuery({ scan_id: scanId, query: settled })).then(
			() => {
				if (current) {
					setWrong(undefined);
					good.current(settled);
				}
			},
			(problem: unknown) => current && setWrong({ text: settled, detail: problem instanceof Problem ? problem.detail : String(problem), place: problem instanceof Problem ? problem.place : undefined }),
		);
		return () => {
			current = false;
		};
	}, [settled, scanId, queries]);
	return wrong?.text === text ? wrong : undefined;
}

function Underlined({ text, place: { offset, length } }: { text: string; place: ProblemPlace }) {
	return <>{text.slice(0, offset)}<mark>{text.slice(offset, offset + length) || ' '}</mark>{text.slice(offset + length)}</>;
}

const OFFERED = 6;

function Explained({ wrong: { text, detail, place }, id, onInstead }: { wrong: Wrong; id: string; onInstead: (text: string) => void }) {
	const { t } = useTranslation();
	const instead = (word: string) => onInstead(`${text.slice(0, place!.offset)}${word}${text.slice(place!.offset + place!.length)}`);
	return (
		<div className={styles.wrong} id={id} role="status">
			<span>{place ? detail.replace(/ Possible here: .*$/s, '') : detail}</span>
			{place?.expected.slice(0, OFFERED).map((word) => <button key={word} type="button" aria-label={t('query.instead', { word })} onClick={() => instead(word)}>{word}</button>)}
		</div>
	);
}
