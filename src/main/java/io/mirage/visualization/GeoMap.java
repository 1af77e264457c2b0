package io.mirage.visualization;

import java.util.List;

/**
 * Where a scan's entities are, as far as sources told.
 *
 * @param points the fullest first, at most {@value #MAX_POINTS}
 * @param countries the fullest first
 * @param totalPoints how many there are, shown or not
 */
record GeoMap(List<Point> points, List<Country> countries, int totalPoints) {

	static final int MAX_POINTS = 5000;

	/**
	 * @param lat degrees north @param lon degrees east
	 * @param country as the sources call it, most often by its ISO 3166 code; empty if none said
	 * @param city empty if no source said
	 * @param sample the first ones by type and value
	 */
	record Point(double lat, double lon, String country, String city, int entities, List<Shown> sample) {}

	record Country(String country, int entities) {}
}
