import { Boxes, Clock, FileText, GitCompareArrows, LayoutDashboard, type LucideIcon, Map, Radar, ScrollText, Settings, Share2, Table2, TriangleAlert, Users } from 'lucide-react';
import type { Permission } from '@shared/lib/permissions';

/** The entries of the rail. An entry is there when its screen is and the caller may see what it shows. */
export const NAVIGATION = [
	{
		group: 'nav.investigate',
		entries: [
			{ to: '/', label: 'nav.overview', icon: LayoutDashboard },
			{ to: '/scans', label: 'nav.scans', icon: Radar, key: 's', needs: 'scan:read' },
			{ to: '/entities', label: 'nav.entities', icon: Table2, key: 'e', needs: 'data:read' },
			{ to: '/graph', label: 'nav.graph', icon: Share2, key: 'g', needs: 'data:read' },
			{ to: '/timeline', label: 'nav.timeline', icon: Clock, needs: 'data:read' },
			{ to: '/map', label: 'nav.map', icon: Map, needs: 'data:read' },
			{ to: '/findings', label: 'nav.findings', icon: TriangleAlert, key: 'f', needs: 'finding:read' },
			{ to: '/compare', label: 'nav.compare', icon: GitCompareArrows, needs: 'data:read' },
			{ to: '/reports', label: 'nav.reports', icon: FileText, key: 'r', needs: 'report:read' },
		],
	},
	{ group: 'nav.collect', entries: [{ to: '/collectors', label: 'nav.collectors', icon: Boxes, key: 'c', needs: 'module:read' }] },
	{
		group: 'nav.administer',
		entries: [
			{ to: '/users', label: 'nav.users', icon: Users, needs: 'user:read' },
			{ to: '/settings', label: 'nav.settings', icon: Settings, needs: 'config:read' },
			{ to: '/audit', label: 'nav.audit', icon: ScrollText, needs: 'audit:read' },
		],
	},
] as const satisfies { group: string; entries: { to: string; label: string; icon: LucideIcon; key?: string; needs?: Permission }[] }[];

export type NavigationEntry = (typeof NAVIGATION)[number]['entries'][number];

const isOpen = (entry: NavigationEntry, permissions: readonly string[]) => !('needs' in entry) || permissions.includes(entry.needs);

export const navigationFor = (permissions: readonly string[]) => NAVIGATION
	.map(({ group, entries }) => ({ group, entries: ([...entries] as NavigationEntry[]).filter((entry) => isOpen(entry, permissions)) }))
	.filter(({ entries }) => entries.length > 0);
