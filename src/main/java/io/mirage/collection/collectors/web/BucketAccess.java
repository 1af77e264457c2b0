package io.mirage.collection.collectors.web;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import io.mirage.collection.source.HttpReply;

/** Whom a bucket lets in, by what its provider answers to a visitor without a name. */
enum BucketAccess {
	/** Everybody can list it. */
	OPEN,
	/** It exists and lets nobody in. */
	CLOSED,
	/** It exists at another address of the provider. */
	MOVED,
	/** It does not exist: whoever makes it next owns what links lead to. */
	ABSENT,
	/** The answer says neither. */
	UNKNOWN;

	private static final int MAX_TEXT = 64 * 1024;
	private static final String AZURE = ".blob.core.windows.net/";

	static BucketAccess of(HttpReply reply) {
		String text = new String(reply.body(), 0, Math.min(reply.body().length, MAX_TEXT), StandardCharsets.UTF_8);
		return switch (reply.status()) {
			case 200 -> isListing(text) ? OPEN : UNKNOWN;
			case 401, 403 -> text.contains("AccountIsDisabled") ? ABSENT : CLOSED;
			case 301, 307 -> text.contains("PermanentRedirect") || text.contains("TemporaryRedirect") ? MOVED : UNKNOWN;
			case 400, 409 -> reply.uri().toString().contains(AZURE) && text.contains("<Error>") ? CLOSED : UNKNOWN;
			case 404 -> isAbsence(text) ? ABSENT : reply.uri().toString().contains(AZURE) ? CLOSED : UNKNOWN;
			default -> UNKNOWN;
		};
	}

	private static boolean isListing(String text) {
		return text.contains("<ListBucketResult") || text.contains("<EnumerationResults") || text.contains("\"prefixes\"");
	}

	private static boolean isAbsence(String text) {
		return text.contains("NoSuchBucket") || text.contains("ContainerNotFound") || text.contains("The specified bucket does not exist");
	}

	boolean exists() {
		return this == OPEN || this == CLOSED || this == MOVED;
	}

	/** Where a bucket lists what it has: Azure wants to be asked for it. */
	static URI listing(String bucket) {
		int account = bucket.indexOf(AZURE);
		if (account < 0) {
			return URI.create(bucket);
		}
		boolean container = bucket.length() > account + AZURE.length();
		return URI.create(bucket + (container ? "?restype=container&comp=list" : "?comp=list"));
	}

	String label() {
		return name().toLowerCase(Locale.ROOT);
	}
}
