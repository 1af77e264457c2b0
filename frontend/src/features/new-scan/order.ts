import type { BodyOf } from '@shared/api/routes';
import { type DurationText, durationText, isoOf } from '@shared/lib/duration';
import type { Priority } from '@shared/lib/shapes';
import type { EarlierScan } from './api/earlier-scan';
import { DEFAULT_PROFILE, isProfile, type ProfileName } from './profiles';
import type { NewScanSearch } from './search';

/** What is typed and chosen on the screen. */
export type Draft = {
	targets: string;
	/** Corrections of recognised types, by the line they belong to. */
	types: Record<string, string>;
	profile: ProfileName;
	/** Absent for all that the profile allows. */
	collectors?: readonly string[];
	name: string;
	project: string;
	hops: string;
	deny: string;
	priority: Priority;
	duration: DurationText;
	entities: string;
	requests: string;
};

/** What the server is asked for. */
export type NewScan = BodyOf<'POST', '/scans'>;

export const linesOf = (text: string): string[] => text.split('\n').map((line) => line.trim()).filter(Boolean);

const numberOf = (text: string): number | undefined => (text.trim() === '' ? undefined : Number(text));

/** Only what differs from what the server would do by itself. */
export function orderOf(draft: Draft): NewScan {
	const duration = isoOf(draft.duration);
	const entities = numberOf(draft.entities);
	const requests = numberOf(draft.requests);
	const hops = numberOf(draft.hops);
	const deny = linesOf(draft.deny);
	const budget = { ...(duration && { duration }), ...(entities !== undefined && { entities }), ...(requests !== undefined && { requests }) };
	return {
		targets: linesOf(draft.targets).map((value) => ({ value, ...(draft.types[value] && { type: draft.types[value] }) })),
		profile: draft.profile,
		...(draft.collectors && { collectors: [...draft.collectors] }),
		...(draft.name.trim() && { name: draft.name.trim() }),
		...(draft.project && { project_id: draft.project }),
		...(hops !== undefined && { hop_limit: hops }),
		...(deny.length > 0 && { deny }),
		...(draft.priority !== 'medium' && { priority: draft.priority }),
		...(Object.keys(budget).length > 0 && { budget }),
	};
}

export const emptyDraft = (preset: NewScanSearch): Draft => ({
	targets: preset.target ?? '', types: {}, profile: isProfile(preset.profile) ? preset.profile : DEFAULT_PROFILE, name: '', project: '', hops: '', deny: '',
	priority: 'medium', duration: { amount: '', unit: 'hours' }, entities: '', requests: '',
});

/** What the server says of a collector that somebody left out by choosing others. */
const NOT_CHOSEN = 'It is not among the chosen collectors.';
/** What it says of those that could not have been chosen. */
const IMPOSSIBLE = /^The (collector|profile) /;

/** The same once more. Who was asked follows from the plan: the order itself does not say whom somebody had chosen. */
export function draftLike({ scan, plan }: EarlierScan): Draft {
	const chosen = plan.some(({ reason }) => reason === NOT_CHOSEN);
	return {
		...emptyDraft({}),
		targets: scan.targets.map(({ value }) => value).join('\n'),
		types: Object.fromEntries(scan.targets.map(({ value, type }) => [value, type])),
		profile: isProfile(scan.profile) ? scan.profile : DEFAULT_PROFILE,
		...(chosen && { collectors: plan.filter(({ reason }) => reason !== NOT_CHOSEN && !IMPOSSIBLE.test(reason ?? '')).map(({ collector }) => collector) }),
		project: scan.project_id, hops: String(scan.hop_limit), deny: scan.deny.join('\n'), priority: scan.priority,
		duration: durationText(scan.budget.duration), entities: String(scan.budget.entities ?? ''), requests: String(scan.budget.requests ?? ''),
	};
}
