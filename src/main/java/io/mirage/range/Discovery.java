package io.mirage.range;

import io.mirage.range.GroundTruth.Entity;

/**
 * A fact that does not follow from the rest of the description: what stands in a text, a document or a third party's
 * answer.
 *
 * @param by the kind of collector that can find it
 * @param about what that collector is asked about
 */
record Discovery(String by, Entity about, Entity found) {

	static Discovery from(DataNode node) {
		return new Discovery(node.text("by"), entity(node.text("about")), entity(node.text("finds")));
	}

	/** The type, a blank, the value. */
	private static Entity entity(String text) {
		String[] words = text.split(" ", 2);
		return new Entity(words[0], words[1]);
	}
}
