import { Boxes, FileText, LayoutDashboard, type LucideIcon, Radar, Settings, Share2, Table2, TriangleAlert } from 'lucide-react';

/** The entries of the rail. An entry is there when its screen is; one for administrators only for them. */
export const NAVIGATION = [
	{
		group: 'nav.investigate',
		entries: [
			{ to: '/', label: 'nav.overview', icon: LayoutDashboard },
			{ to: '/scans', label: 'nav.scans', icon: Radar, key: 's' },
			{ to: '/entities', label: 'nav.entities', icon: Table2, key: 'e' },
			{ to: '/graph', label: 'nav.graph', icon: Share2, key: 'g' },
			{ to: '/findings', label: 'nav.findings', icon: TriangleAlert, key: 'f' },
			{ to: '/reports', label: 'nav.reports', icon: FileText, key: 'r' },
		],
	},
	{ group: 'nav.collect', entries: [{ to: '/collectors', label: 'nav.collectors', icon: Boxes, key: 'c' }] },
	{ group: 'nav.administer', admin: true, entries: [{ to: '/settings', label: 'nav.settings', icon: Settings }] },
] as const satisfies { group: string; admin?: boolean; entries: { to: string; label: string; icon: LucideIcon; key?: string }[] }[];

export type NavigationEntry = (typeof NAVIGATION)[number]['entries'][number];

export const navigationFor = (roles: readonly string[]) => NAVIGATION.filter((group) => !('admin' in group) || roles.includes('admin'));
