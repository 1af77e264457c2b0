import * as z from 'zod/mini';

/** Shapes that many answers share. */
export const entityRef = z.object({ id: z.string(), type: z.string(), value: z.string() });
export type EntityRef = z.infer<typeof entityRef>;

export const listing = <T extends z.ZodMiniType>(item: T) => z.object({ data: z.array(item) });

export const page = <T extends z.ZodMiniType>(item: T) => z.object({
	data: z.array(item),
	meta: z.object({
		pagination: z.object({ total: z.number(), per_page: z.number(), current_page: z.number(), last_page: z.number() }),
	}),
});

export const cursorPage = <T extends z.ZodMiniType>(item: T) => z.object({
	data: z.array(item),
	meta: z.object({ next_cursor: z.nullish(z.string()), total: z.number() }),
});

export const SEVERITIES = ['critical', 'high', 'medium', 'low', 'info'] as const;
export type Severity = (typeof SEVERITIES)[number];
export const severity = z.enum(SEVERITIES);

export const SCAN_STATES = ['created', 'scheduled', 'queued', 'running', 'paused', 'completed', 'failed', 'cancelled', 'timed_out'] as const;
export type ScanState = (typeof SCAN_STATES)[number];
export const scanState = z.enum(SCAN_STATES);

export const isFinal = (state: ScanState): boolean => ['completed', 'failed', 'cancelled', 'timed_out'].includes(state);

export const OUTCOMES = ['answered', 'empty', 'blocked', 'quota', 'unreachable', 'unreadable', 'not_permitted', 'out_of_scope'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const TASK_STATES = ['pending', 'running', 'completed', 'failed', 'skipped', 'rate_limited', 'timed_out', 'cancelled'] as const;
export type TaskState = (typeof TASK_STATES)[number];

export const INTRUSIVENESS = ['passive', 'dns', 'active', 'aggressive'] as const;
export const intrusiveness = z.enum(INTRUSIVENESS);

/** From the gentlest on: a profile allows its own class and all before it. */
export type Intrusiveness = (typeof INTRUSIVENESS)[number];
export const allows = (most: Intrusiveness, wanted: Intrusiveness): boolean => INTRUSIVENESS.indexOf(wanted) <= INTRUSIVENESS.indexOf(most);

export const PRIORITIES = ['low', 'medium', 'high'] as const;
export type Priority = (typeof PRIORITIES)[number];
export const priority = z.enum(PRIORITIES);
