package io.mirage.collection.network;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.mirage.collection.source.Question;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.events.scans.Intrusiveness;
import io.mirage.events.scans.ScanScope;
import io.mirage.platform.entities.Destination;
import io.mirage.platform.entities.EntityParser;

import static org.assertj.core.api.Assertions.assertThat;

class ScopeGateTests {

	private final EntityParser parser = new EntityParser();
	private final ScopeGate gate = new ScopeGate(parser);

	@ParameterizedTest(name = "{0} scan of {1}: {2} {3} is {4}")
	@CsvSource(delimiter = '|', textBlock = """
			# scan     | target                   | errand    | destination                    | allowed | because
			passive    | kites.example.com        | FETCH     | crt.sh                         | true    | third party
			passive    | example.com              | WHOIS     | whois.iana.org                 | true    | third party
			passive    | example.com              | FETCH     | www.example.com                | false   | the call is active, the scan only passive
			passive    | example.com              | WHOIS     | example.com                    | false   | the call is active, the scan only passive
			passive    | 192.0.2.0/24             | FETCH     | 192.0.2.7                      | false   | the call is active, the scan only passive
			passive    | example.com              | DNS       | www.example.com                | false   | the call is dns, the scan only passive
			passive    | example.com              | VISIT     | www.example.com                | false   | the call is active, the scan only passive
			passive    | example.com              | HANDSHAKE | www.example.com                | false   | the call is active, the scan only passive
			dns        | example.com              | DNS       | example.com                    | true    | within target example.com
			dns        | example.com              | DNS       | a.b.example.com                | true    | within target example.com
			dns        | example.com              | DNS       | _dmarc.example.com             | true    | within target example.com
			dns        | example.com              | DNS       | *.example.com                  | true    | within target example.com
			dns        | example.com              | DNS       | example.com.evil.org           | false   | outside the scan's targets
			dns        | example.com              | DNS       | notexample.com                 | false   | outside the scan's targets
			dns        | example.com              | DNS       | com                            | false   | outside the scan's targets
			dns        | example.com              | VISIT     | www.example.com                | false   | the call is active, the scan only dns
			dns        | 192.0.2.0/24             | DNS       | 7.2.0.192.in-addr.arpa         | true    | within target 192.0.2.0/24
			dns        | 192.0.2.0/24             | DNS       | 7.3.0.192.in-addr.arpa         | false   | outside the scan's targets
			dns        | 192.0.2.0/24             | DNS       | 2.0.192.in-addr.arpa           | false   | outside the scan's targets
			dns        | 2001:db8::1              | DNS       | 1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa | true | within target 2001:db8::1
			active     | example.com              | VISIT     | www.example.com                | true    | within target example.com
			active     | example.com              | HANDSHAKE | mail.example.com               | true    | within target example.com
			active     | example.com              | FETCH     | www.example.com                | true    | within target example.com
			active     | example.com              | VISIT     | partner.example.org            | false   | outside the scan's targets
			active     | example.com              | VISIT     | 192.0.2.7                      | false   | outside the scan's targets
			active     | www.example.com          | VISIT     | example.com                    | false   | outside the scan's targets
			active     | 192.0.2.0/24             | VISIT     | 192.0.2.7                      | true    | within target 192.0.2.0/24
			active     | 192.0.2.7                | VISIT     | 192.0.2.8                      | false   | outside the scan's targets
			active     | https://www.example.com/x| VISIT     | www.example.com                | true    | within target https://www.example.com/x
			active     | https://www.example.com/x| VISIT     | example.com                    | false   | outside the scan's targets
			active     | https://www.example.com/x| VISIT     | a.www.example.com              | false   | outside the scan's targets
			active     | info@example.com         | VISIT     | example.com                    | false   | outside the scan's targets
			aggressive | example.com              | HANDSHAKE | www.example.com                | true    | within target example.com
			""")
	void decidesByTheScansClassAndTargets(String scan, String target, Errand errand, String destination, boolean allowed, String because) {
		Assignment assignment = assignment(scope(scan, target), question("198.51.100.1", false), Intrusiveness.AGGRESSIVE);

		assertThat(decide(assignment, errand, destination)).isEqualTo(new Verdict(allowed, because));
	}

	@ParameterizedTest(name = "asked about {0} (in scope: {1}): {2} {3} is {4}")
	@CsvSource(delimiter = '|', textBlock = """
			203.0.113.9                | true  | VISIT     | 203.0.113.9                 | true
			203.0.113.9                | true  | DNS       | 9.113.0.203.in-addr.arpa    | true
			203.0.113.9                | true  | VISIT     | 203.0.113.10                | false
			203.0.113.9                | false | VISIT     | 203.0.113.9                 | false
			203.0.113.9                | false | DNS       | 9.113.0.203.in-addr.arpa    | false
			203.0.113.9                | false | FETCH     | rdap.example.net            | true
			shop.example.org           | true  | HANDSHAKE | shop.example.org            | true
			shop.example.org           | false | HANDSHAKE | shop.example.org            | false
			https://shop.example.org/a | true  | VISIT     | shop.example.org            | true
			https://shop.example.org/a | true  | VISIT     | example.org                 | false
			info@example.org           | true  | VISIT     | example.org                 | false
			""")
	void opensWhatAQuestionInScopeIsAbout(String asked, boolean inScope, Errand errand, String destination, boolean allowed) {
		Assignment assignment = assignment(scope("active", "example.com"), question(asked, inScope), Intrusiveness.ACTIVE);

		assertThat(decide(assignment, errand, destination).allowed()).isEqualTo(allowed);
	}

	@ParameterizedTest(name = "deny {0}: {1} {2} is allowed: {3}")
	@CsvSource(delimiter = '|', textBlock = """
			^mail\\.              | VISIT | mail.example.com     | false
			^mail\\.              | VISIT | www.example.com      | true
			MAIL                  | DNS   | mail.example.com     | false
			/logout               | VISIT | www.example.com      | false
			/logout               | FETCH | crt.sh               | true
			crt\\.sh              | FETCH | crt.sh               | false
			192.0.2.0/24          | VISIT | 192.0.2.9            | false
			192.0.2.0/24          | DNS   | 9.2.0.192.in-addr.arpa | false
			192.0.2.0/24          | VISIT | 198.51.100.9         | true
			(a+a*)+\\1!!          | DNS   | aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-.example.com | false
			""")
	void denyRulesComeFirst(String rule, Errand errand, String destination, boolean allowed) {
		ScanScope scope = new ScanScope(List.of(entity("example.com"), entity("192.0.2.0/24"), entity("198.51.100.9")),
				Intrusiveness.ACTIVE, 1, List.of(rule));
		Assignment assignment = assignment(scope, question("example.com", true), Intrusiveness.ACTIVE);
		Destination to = Destination.of(destination, 0).orElseThrow();

		Verdict verdict = gate.decide(assignment, errand, to, "https://" + destination + "/logout");

		assertThat(verdict.allowed()).isEqualTo(allowed);
		if (!allowed) {
			assertThat(verdict.reason()).isEqualTo("deny rule " + rule);
		}
	}

	@Test
	void aCollectorMayNotDoMoreThanItDeclares() {
		Assignment assignment = assignment(scope("active", "example.com"), question("example.com", true), Intrusiveness.PASSIVE);

		assertThat(decide(assignment, Errand.FETCH, "crt.sh").allowed()).isTrue();
		assertThat(decide(assignment, Errand.DNS, "example.com"))
				.isEqualTo(Verdict.refuse("the call is dns, the collector declares itself passive"));
	}

	@ParameterizedTest(name = "target {0}: {1} {2} at {3} (mapped: {4}) is {5}")
	@CsvSource(delimiter = '|', textBlock = """
			example.com      | VISIT | www.example.com | 192.0.2.1       | false | true
			example.com      | VISIT | www.example.com | 10.0.0.1        | false | false
			example.com      | VISIT | www.example.com | 10.0.0.1        | true  | true
			example.com      | VISIT | www.example.com | fd00:ec2::254   | false | false
			example.com      | VISIT | www.example.com | fe80::1         | false | false
			example.com      | VISIT | www.example.com | ::1             | false | false
			example.com      | VISIT | www.example.com | 64:ff9b::a00:1  | false | false
			example.com      | VISIT | www.example.com | 2001:db8::1     | false | true
			example.com      | FETCH | crt.sh          | 172.16.0.1      | false | false
			10.0.0.0/8       | VISIT | 10.0.0.1        | 10.0.0.1        | false | true
			10.0.0.0/8       | VISIT | 192.168.0.1     | 192.168.0.1     | false | false
			10.0.0.0/8       | FETCH | crt.sh          | 10.0.0.1        | false | false
			localhost        | VISIT | localhost       | 127.0.0.1       | false | true
			https://127.0.0.1/ | VISIT | 127.0.0.1     | 127.0.0.1       | false | true
			https://www.example.com/ | VISIT | www.example.com | 127.0.0.1 | false | false
			""")
	void addressesInsideOurNetworkAreForTargetsThatLieThere(String target, Errand errand, String destination, String address, boolean mapped,
			boolean allowed) {
		Assignment assignment = assignment(scope("active", target), question("example.com", true), Intrusiveness.ACTIVE);

		assertThat(gate.decide(assignment, errand, Destination.of(destination, 80).orElseThrow(), InetAddress.ofLiteral(address), mapped).allowed())
				.isEqualTo(allowed);
	}

	@Test
	void mappingsDoNotOverruleDenyRules() {
		ScanScope scope = new ScanScope(List.of(entity("example.com")), Intrusiveness.ACTIVE, 1, List.of("192.0.2.0/24"));
		Assignment assignment = assignment(scope, question("example.com", true), Intrusiveness.ACTIVE);

		assertThat(gate.decide(assignment, Errand.VISIT, Destination.of("example.com", 80).orElseThrow(), InetAddress.ofLiteral("192.0.2.1"), true))
				.isEqualTo(Verdict.refuse("deny rule 192.0.2.0/24 on 192.0.2.1"));
	}

	private Verdict decide(Assignment assignment, Errand errand, String destination) {
		return gate.decide(assignment, errand, Destination.of(destination, 0).orElseThrow(), destination);
	}

	private static Assignment assignment(ScanScope scope, Question question, Intrusiveness collector) {
		return Wire.assignment(scope, collector, question, Duration.ZERO);
	}

	private ScanScope scope(String intrusiveness, String... targets) {
		return new ScanScope(Arrays.stream(targets).map(this::entity).toList(), Intrusiveness.of(intrusiveness), 1, List.of());
	}

	private Question question(String about, boolean inScope) {
		return new Question(entity(about), inScope);
	}

	private EntityRef entity(String text) {
		return text.equals("localhost") ? EntityRef.of(EntityType.HOSTNAME, text) : parser.detect(text).orElseThrow();
	}
}
