package io.mirage.collection.collectors.web;

import java.time.Duration;

import org.springframework.boot.convert.DurationStyle;

import io.mirage.collection.source.SourceClient;

/** How far a crawl goes, as the settings of its collector say. */
record CrawlLimits(int pages, int depth, Duration time, boolean robots) {

	static CrawlLimits of(SourceClient source) {
		return new CrawlLimits(Integer.parseInt(source.setting("max-pages", "100")), Integer.parseInt(source.setting("max-depth", "5")),
				DurationStyle.detectAndParse(source.setting("max-duration", "2m")),
				Boolean.parseBoolean(source.setting("respect-robots", "true")));
	}
}
