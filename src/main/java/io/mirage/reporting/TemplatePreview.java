package io.mirage.reporting;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import io.mirage.events.OrganisationId;
import io.mirage.events.reporting.ReportId;
import io.mirage.events.scans.ScanId;
import io.mirage.platform.readmodel.FactScan;
import io.mirage.platform.readmodel.ScanFacts;
import io.mirage.reporting.format.HtmlDocument;
import io.mirage.reporting.template.ReportTemplate;

/** Shows what a template would write. */
@Service
class TemplatePreview {

	private static final int FACTS = 50;

	private final ScanFacts facts;
	private final ReadyScans scans;
	private final Digests digests;
	private final Composition composition;
	private final Clock clock;

	TemplatePreview(ScanFacts facts, ReadyScans scans, Digests digests, Composition composition, Clock clock) {
		this.facts = facts;
		this.scans = scans;
		this.digests = digests;
		this.composition = composition;
		this.clock = clock;
	}

	/** @param wanted absent for the newest complete one
	 *  @return empty if nothing was asked for and the organisation has no complete scan yet */
	@Transactional(readOnly = true)
	public Optional<String> html(ReportTemplate template, @Nullable ScanId wanted, OrganisationId organisation) {
		Optional<FactScan> scan = wanted == null ? scans.newest(organisation).flatMap(facts::findScan)
				: Optional.of(facts.findScan(wanted).filter(found -> found.organisationId().equals(organisation))
						.orElseThrow(() -> ReportProblem.UNKNOWN_SCAN.because("There is no scan " + wanted + ".")));
		return scan.map(found -> html(template, found));
	}

	private String html(ReportTemplate template, FactScan scan) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		Instant now = clock.instant();
		Report draft = new Report(ReportId.create(now), scan.scanId(), scan.projectId(), scan.name(), template.id(), 1, ReportState.READY,
				List.of(), now, Map.of(), null, null);
		composition.write(draft, template, digests.of(scan), FACTS, new HtmlDocument(out), step -> {});
		return out.toString(StandardCharsets.UTF_8);
	}
}
