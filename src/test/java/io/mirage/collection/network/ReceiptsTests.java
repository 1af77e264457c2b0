package io.mirage.collection.network;

import java.time.Clock;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ReceiptsTests {

	@Test
	void theLastReceiptCountsWhatDidNotFit() {
		Receipts receipts = new Receipts(Clock.systemUTC());
		for (int call = 0; call < 1000; call++) {
			receipts.add(Errand.DNS, "n" + call + ".example.com", 1, Verdict.allow("within target example.com"));
		}
		assertThat(receipts.all()).hasSize(1000);

		receipts.add(Errand.DNS, "more.example.com", 200, Verdict.allow("within target example.com"));
		receipts.add(Errand.DNS, "other.example.org", 1, Verdict.refuse("outside the scan's targets"));

		assertThat(receipts.all()).hasSize(1001);
		assertThat(receipts.all().getLast()).satisfies(last -> {
			assertThat(last.calls()).isEqualTo(201);
			assertThat(last.allowed()).isFalse();
			assertThat(last.reason()).isEqualTo("201 further calls, some of them refused");
		});
	}
}
