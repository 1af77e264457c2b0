import { FAMILIES, familyOf } from '@shared/lib/entity-types';
import type { Severity } from '@shared/lib/shapes';
import type { GraphNode } from './api/graph';
import { clusterOf, type Communities, isCluster } from './communities';

export const COLORINGS = ['type', 'risk', 'community'] as const;
export type Coloring = (typeof COLORINGS)[number];

export type Risks = ReadonlyMap<string, Severity>;

/** The name of the token that a node is drawn in. Communities share the colours of families, since there are no others. */
export function tokenOf(coloring: Coloring, risks: Risks, communities: Communities): (node: GraphNode) => string {
	switch (coloring) {
		case 'risk':
			return ({ id }) => risks.get(id) ?? 'edge';
		case 'community':
			return ({ id }) => {
				const community = isCluster(id) ? clusterOf(id) : communities.get(id);
				return community === undefined ? 'fg-3' : `entity-${FAMILIES[community % FAMILIES.length]}`;
			};
		case 'type':
			return ({ type }) => `entity-${familyOf(type)}`;
	}
}
