import type { Preview, PreviewStep } from './api/preview';

/** `who` is a host or a name for third parties; the two other kinds are the same for all. */
export type Learner = { kind: 'thirdParty' | 'nameServers' | 'target'; who: string; questions: number; collectors: number };

export const isAsked = ({ reason }: PreviewStep): boolean => !reason;

const KIND = { passive: 'thirdParty', dns: 'nameServers', active: 'target', aggressive: 'target' } as const;

/** Everybody who would learn of the target, those asked most first. */
export function learnersOf({ collectors }: Preview): Learner[] {
	const learners = new Map<string, Learner>();
	for (const step of collectors.filter(isAsked)) {
		const kind = KIND[step.intrusiveness];
		const who = kind === 'thirdParty' ? (step.who_learns ?? step.name) : kind;
		const known = learners.get(who) ?? { kind, who, questions: 0, collectors: 0 };
		learners.set(who, { ...known, questions: known.questions + step.questions, collectors: known.collectors + 1 });
	}
	return [...learners.values()].sort((a, b) => b.questions - a.questions || a.who.localeCompare(b.who));
}

/** Sources are asked side by side, so the slowest one decides. */
export const leastMillisOf = ({ collectors }: Preview): number => Math.max(0, ...collectors.filter(isAsked).map((step) => step.least_millis));
