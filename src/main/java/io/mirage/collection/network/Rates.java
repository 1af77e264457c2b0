package io.mirage.collection.network;

/**
 * How often somebody may be called.
 *
 * @param perSecond in any second; 0 for no limit
 * @param perMinute in any minute; 0 for no limit
 */
record Rates(int perSecond, int perMinute) {

	static final Rates UNLIMITED = new Rates(0, 0);

	boolean isLimited() {
		return perSecond > 0 || perMinute > 0;
	}

	@Override
	public String toString() {
		return (perSecond > 0 ? perSecond + " calls a second" : "") + (perSecond > 0 && perMinute > 0 ? " and " : "")
				+ (perMinute > 0 ? perMinute + " calls a minute" : "");
	}
}
