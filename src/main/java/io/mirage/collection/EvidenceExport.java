package io.mirage.collection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import io.mirage.collection.CitedAnswers.Cited;
import io.mirage.events.OrganisationId;
import io.mirage.events.scans.ScanId;
import io.mirage.platform.evidence.EvidenceWriter;
import io.mirage.platform.evidence.TimeStamps;
import io.mirage.platform.web.PlatformProblem;

/** Packs what the sources of a scan answered, word by word, signed by this installation. Made on disk, portion by portion. */
@Service
class EvidenceExport {

	/** Each takes room on the disk. */
	private static final int PARALLEL = 2;

	private final CitedAnswers cited;
	private final RawAnswers answers;
	private final EvidenceKeys keys;
	private final Clock clock;
	private final @Nullable URI timeStampServer;
	private final Semaphore places = new Semaphore(PARALLEL);

	EvidenceExport(CitedAnswers cited, RawAnswers answers, EvidenceKeys keys, EvidenceProperties properties, Clock clock) {
		this.cited = cited;
		this.answers = answers;
		this.keys = keys;
		this.timeStampServer = properties.timeStampServer();
		this.clock = clock;
	}

	/** Does something with the finished pack, which is gone afterwards. */
	@FunctionalInterface
	interface PackUse {
		void use(Path pack) throws IOException;
	}

	/** @throws io.mirage.platform.web.ProblemException if the organisation has no such scan, or no time stamp can be had */
	void export(ScanId scan, OrganisationId organisation, PackUse use) throws IOException {
		if (!cited.isScan(scan, organisation)) {
			throw CollectionProblem.UNKNOWN_SCAN.because("There is no scan " + scan + ".");
		}
		if (!places.tryAcquire()) {
			throw PlatformProblem.BUSY.because("Evidence is being packed for others. Try again in a moment.");
		}
		Path folder = Files.createTempDirectory("mirage-evidence");
		Path pack = folder.resolve("pack.zip");
		try {
			write(scan, organisation, folder, pack);
			use.use(pack);
		} finally {
			places.release();
			Files.deleteIfExists(pack);
			Files.deleteIfExists(folder);
		}
	}

	private void write(ScanId scan, OrganisationId organisation, Path folder, Path pack) throws IOException {
		try (EvidenceWriter writer = new EvidenceWriter(folder, scan.toString(), clock.instant())) {
			Set<String> brought = new HashSet<>();
			List<Cited> portion = cited.next(scan, organisation, null);
			while (!portion.isEmpty()) {
				for (Cited each : portion) {
					writer.add(each.entry(), brought.add(each.entry().sha256()) ? content(organisation, each) : null);
				}
				portion = cited.next(scan, organisation, portion.getLast());
			}
			finish(writer, pack);
		}
	}

	private byte[] content(OrganisationId organisation, Cited each) {
		return answers.find(organisation, each.entry().sha256()).map(RawAnswer::bytes)
				.orElseThrow(() -> new UncheckedIOException(new IOException("The raw answer " + each.entry().sha256() + " has gone meanwhile")));
	}

	private void finish(EvidenceWriter writer, Path pack) throws IOException {
		if (timeStampServer == null) {
			writer.finish(pack, keys.get(), null);
			return;
		}
		TimeStamps stamps = new TimeStamps(timeStampServer);
		writer.finish(pack, keys.get(), bytes -> {
			try {
				return stamps.stamp(bytes);
			} catch (IOException e) {
				throw CollectionProblem.NO_TIME_STAMP.because(String.valueOf(e.getMessage()));
			}
		});
	}
}
