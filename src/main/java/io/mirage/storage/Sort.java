package io.mirage.storage;

/** The orders a list can have, each by a key that is unique together with the id. */
enum Sort {
	VALUE("left(e.value, 300) collate \"C\"", "text", ">"), TYPE("e.type collate \"C\"", "text", ">"),
	LAST_SEEN("coalesce(e.last_seen, e.known_since)", "timestamptz", "<");

	/** Characters of a value that its index holds. */
	private static final int INDEXED = 300;

	private final String key;
	private final String type;
	private final String comparison;

	Sort(String key, String type, String comparison) {
		this.key = key;
		this.type = type;
		this.comparison = comparison;
	}

	private String keyOf(EntityView entity) {
		return switch (this) {
			case VALUE -> ordered(entity.value());
			case TYPE -> entity.type();
			case LAST_SEEN -> entity.lastSeen().toString();
		};
	}

	/** So much of a value as lists are ordered by. */
	static String ordered(String value) {
		return value.substring(0, value.offsetByCodePoints(0, Math.min(INDEXED, value.codePointCount(0, value.length()))));
	}

	String key() {
		return key;
	}

	/** The type of the key in PostgreSQL. */
	String type() {
		return type;
	}

	boolean ascending() {
		return comparison.equals(">");
	}

	/** What comes after a row has to a key as this has. */
	String comparison() {
		return comparison;
	}

	/** Of the entity, as PostgreSQL compares it. */
	Cursor cursor(EntityView last) {
		return new Cursor(keyOf(last), last.id());
	}

	String order() {
		String direction = ascending() ? "asc" : "desc";
		return key + " " + direction + ", e.id " + direction;
	}
}
