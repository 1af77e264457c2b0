package io.mirage.notification.delivery;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.mirage.events.OrganisationId;
import io.mirage.events.correlation.Severity;
import io.mirage.events.scans.ScanId;
import io.mirage.events.users.ProjectId;
import io.mirage.notification.channels.News;
import io.mirage.notification.channels.NewsKind;
import io.mirage.notification.channels.Parcel.Line;
import io.mirage.support.Investigation;

import static org.assertj.core.api.Assertions.assertThat;

class TemplateTests {

	private static News news(NewsKind kind, @Nullable Severity severity, String title) {
		UUID id = UUID.fromString("01900000-0000-7000-8000-0000000000aa");
		return new News(id, OrganisationId.DEFAULT, ProjectId.DEFAULT, new ScanId(id), kind, severity, title, "Because.",
				List.of(Investigation.TARGET), id, Instant.EPOCH);
	}

	private static Line line(NewsKind kind, @Nullable Severity severity, String title) {
		return new Line(news(kind, severity, title), "");
	}

	@Test
	void oneNewsIsItsOwnTitleAndSeveralAreCounted() {
		Line finding = line(NewsKind.FINDING, Severity.HIGH, "Expired");

		assertThat(Template.USUAL.title("rule", List.of(finding))).isEqualTo("Expired");
		assertThat(Template.USUAL.title("rule", List.of(finding, finding, line(NewsKind.SCAN_FINISHED, null, "Over"))))
				.isEqualTo("2 findings up to high, 1 scan finished");
	}

	@Test
	void namesInBracesAreFilledAndWhatTheyAreFilledWithIsNotReadAgain() {
		Template template = new Template("{{count}} x {{ severity }} by {{rule}}: {{first}}", "{{title}} of {{entities}} ({{kind}})");

		assertThat(template.title("$1", List.of(line(NewsKind.FINDING, Severity.HIGH, "{{rule}} \\ $0"))))
				.isEqualTo("1 x high by $1: {{rule}} \\ $0");
		assertThat(template.line(news(NewsKind.FINDING, Severity.HIGH, "A"))).isEqualTo("A of aurora-kites.example (finding)");
	}

	@Test
	void anUnknownNameIsToldBeforeItIsUsed() {
		assertThat(new Template("{{titel}}", null).mistake()).hasValueSatisfying(mistake -> assertThat(mistake)
				.contains("'titel'", "count, first, rule, severity"));
		assertThat(new Template(null, "{{count}}").mistake()).hasValueSatisfying(mistake -> assertThat(mistake).contains("item", "'count'"));
		assertThat(new Template("{{count}} {not one}", "{{title}}").mistake()).isEmpty();
	}
}
