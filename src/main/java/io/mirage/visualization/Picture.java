package io.mirage.visualization;

import java.util.List;

/**
 * A drawn graph, readable in portions. Nodes are ordered by rank: nearest to a target first, of equally near ones the
 * best connected first. Edges are ordered by the greater rank of their ends.
 */
interface Picture {

	/** Whether it shows a finished scan and will not change any more. */
	boolean complete();

	/** Whether every entity and relationship of the scan is drawn. */
	boolean whole();

	/** Of the scan, drawn or not. */
	int totalNodes();

	int totalEdges();

	/** Nodes of the ranks from {@code from} to below {@code to}, fewer at the end. */
	List<Node> nodes(int from, int to);

	/** Edges from number {@code from} to below {@code to} whose ends are both among the first {@code ranks} nodes. */
	List<Edge> edges(int ranks, int from, int to);
}
