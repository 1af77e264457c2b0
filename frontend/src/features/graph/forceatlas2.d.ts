/** The published types know the whole layout, not one step of it on its arrays. */
declare module 'graphology-layout-forceatlas2/iterate.js' {
	type Settings = Record<string, boolean | number>;

	/** Moves every node once; ten numbers of a node and three of an edge follow each other. */
	const iterate:(settings: Settings, nodes: Float32Array, edges: Float32Array) => object;
	export = iterate;
}
