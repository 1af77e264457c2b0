package io.mirage.visualization;

import java.util.Map;
import java.util.Optional;

/**
 * A place on earth, to four decimals, which is about ten metres: finer figures of networks pretend.
 *
 * @param lat degrees north, -90 to 90 @param lon degrees east, -180 to 180
 */
record Coordinates(double lat, double lon) {

	private static final double PRECISION = 10_000;

	/** Reads {@code latitude} and {@code longitude}, or {@code coordinates} as "59.91,10.75". */
	static Optional<Coordinates> of(Map<String, String> attributes) {
		String both = attributes.getOrDefault("coordinates", "");
		int comma = both.indexOf(',');
		String lat = attributes.getOrDefault("latitude", comma < 0 ? "" : both.substring(0, comma));
		String lon = attributes.getOrDefault("longitude", both.substring(comma + 1));
		try {
			return Optional.of(new Coordinates(rounded(lat), rounded(lon))).filter(Coordinates::isPlace);
		} catch (NumberFormatException notNumbers) {
			return Optional.empty();
		}
	}

	/** Sources that do not know a place often say 0, 0. */
	private boolean isPlace() {
		return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 && !(lat == 0 && lon == 0);
	}

	/** Adding zero makes one zero of two. */
	private static double rounded(String text) {
		return Math.rint(Double.parseDouble(text.strip()) * PRECISION) / PRECISION + 0.0;
	}
}
