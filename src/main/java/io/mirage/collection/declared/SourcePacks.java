package io.mirage.collection.declared;

import java.util.SortedMap;

/** Sources that were uploaded, signed by somebody this installation trusts. */
public interface SourcePacks {

	/** @param text a source file */
	record Pack(long version, String text) {}

	/** By id, as they are now. */
	SortedMap<String, Pack> present();
}
