package io.mirage.platform.stores;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import io.mirage.platform.security.Caller;
import io.mirage.platform.security.Needs;
import io.mirage.platform.security.Permission;
import io.mirage.platform.web.Listing;
import io.mirage.platform.web.PlatformProblem;

/** Lets an administrator see how this process's secondary stores fare, compare them, and make them anew. */
@RestController
@RequestMapping("/api/v1/platform/stores")
class StoreController {

	/** @param engine absent if it does not answer @param failure why it is not fed; absent if it is */
	record StoreView(String name, @Nullable String engine, boolean current, long waiting, @Nullable String failure) {}

	record Rebuild(long waiting) {}

	record Check(boolean equal, long waiting, Comparison comparison) {}

	private final StoreFeeds feeds;

	StoreController(StoreFeeds feeds) {
		this.feeds = feeds;
	}

	@GetMapping
	@Needs(Permission.PLATFORM_WRITE)
	Listing<StoreView> list(Caller caller) {
		return Listing.of(feeds.all().stream().map(StoreController::view).toList());
	}

	/** Returns at once; PostgreSQL answers until everything is there again. */
	@PostMapping("/{store}/rebuild")
	@Needs(Permission.PLATFORM_WRITE)
	@ResponseStatus(HttpStatus.ACCEPTED)
	Rebuild rebuild(Caller caller, @PathVariable String store) {
		return new Rebuild(require(store).store().rebuild());
	}

	@PostMapping("/{store}/check")
	@Needs(Permission.PLATFORM_WRITE)
	Check check(Caller caller, @PathVariable String store) {
		SecondaryStore checked = require(store).store();
		Comparison comparison = checked.compare();
		return new Check(comparison.equal(), checked.waiting(), comparison);
	}

	private StoreFeed require(String name) {
		return feeds.of(name).orElseThrow(() -> PlatformProblem.NOT_FOUND.because("This process has no secondary store '" + name
				+ "', only " + feeds.all().stream().map(feed -> feed.store().name()).toList() + "."));
	}

	private static StoreView view(StoreFeed feed) {
		String failure = feed.failure();
		return new StoreView(feed.store().name(), failure == null ? feed.store().engine() : null, feed.isCurrent(),
				feed.store().waiting(), failure);
	}
}
