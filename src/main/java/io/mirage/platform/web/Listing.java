package io.mirage.platform.web;

import java.util.List;

/** A list that is always given whole. */
public record Listing<T>(List<T> data) {

	public static <T> Listing<T> of(List<T> data) {
		return new Listing<>(data);
	}
}
