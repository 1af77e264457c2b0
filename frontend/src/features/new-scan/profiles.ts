/** The ways to scan that come with Mirage, gentlest first. The server knows each by its name. */
export const PROFILES = [
	{ name: 'passive', intrusiveness: 'passive', hops: 2 },
	{ name: 'investigate', intrusiveness: 'dns', hops: 3 },
	{ name: 'footprint', intrusiveness: 'active', hops: 3 },
	{ name: 'all', intrusiveness: 'aggressive', hops: 5 },
] as const;

export type ProfileName = (typeof PROFILES)[number]['name'];
export const DEFAULT_PROFILE: ProfileName = 'footprint';
export const MAX_HOPS = 10;

export const isProfile = (name: string | undefined): name is ProfileName => PROFILES.some((profile) => profile.name === name);
