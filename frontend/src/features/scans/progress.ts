import type { Scan } from './api/scan';

/** Tasks that will not be touched again. */
export const done = ({ planned, pending, running }: Scan['progress']): number => Math.max(0, planned - pending - running);
