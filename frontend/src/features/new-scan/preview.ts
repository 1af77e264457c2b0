import type { Preview, PreviewStep } from './api/preview';

export type Learner = { who: string; thirdParty: boolean; questions: number; collectors: number };

export const isAsked = ({ reason }: PreviewStep): boolean => !reason;

/** Everybody who would learn of the target, those asked most first. */
export function learnersOf({ collectors, third_parties: parties }: Preview): Learner[] {
	const learners = new Map<string, Learner>();
	for (const step of collectors.filter(isAsked)) {
		const who = step.who_learns ?? step.name;
		const known = learners.get(who) ?? { who, thirdParty: parties.includes(who), questions: 0, collectors: 0 };
		learners.set(who, { ...known, questions: known.questions + step.questions, collectors: known.collectors + 1 });
	}
	return [...learners.values()].sort((a, b) => b.questions - a.questions || a.who.localeCompare(b.who));
}

/** Sources are asked side by side, so the slowest one decides. */
export const leastMillisOf = ({ collectors }: Preview): number => Math.max(0, ...collectors.filter(isAsked).map((step) => step.least_millis));
