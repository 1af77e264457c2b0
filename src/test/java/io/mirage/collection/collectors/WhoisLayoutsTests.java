package io.mirage.collection.collectors;

import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.mirage.collection.source.Answer;
import io.mirage.collection.source.Evidence;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.platform.entities.EntityParser;

import static org.assertj.core.api.Assertions.assertThat;

/** The layouts that registries have, with answers made up in them. */
class WhoisLayoutsTests {

	private final Answer answer = new Answer(new EntityParser());

	@Test
	void nominet() {
		assertThat(domain("kites.co.uk", """
					Domain name:
						kites.co.uk

					Registrar:
						String and Spool Ltd [Tag = SPOOL]
						URL: https://spool.example

					Relevant dates:
						Registered on: 26-Nov-1996
						Expiry date:  26-Nov-2027
						Last updated:  01-Dec-2025

					Name servers:
						ns1.kites.co.uk  192.0.2.1
						ns2.kites.co.uk
				""")).containsEntry("registrar", "String and Spool Ltd").containsEntry("created", "1996-11-26")
				.containsEntry("expires", "2027-11-26").containsEntry("updated", "2025-12-01");
		assertThat(found()).contains("Hostname ns1.kites.co.uk", "Hostname ns2.kites.co.uk", "Organization String and Spool Ltd");
	}

	@Test
	void italy() {
		assertThat(domain("kites.it", """
				Domain:             kites.it
				Status:             ok
				Created:            2000-01-31 00:00:00
				Last Update:        2025-02-16 00:52:11
				Expire Date:        2027-01-31

				Registrant
				Organization:     Aquiloni S.p.A.

				Registrar
				Organization:     Spago S.r.l.
				Name:             SPAGO-REG

				Nameservers
				ns1.kites.it
				ns2.kites.it
				""")).containsEntry("registrar", "Spago S.r.l.").containsEntry("expires", "2027-01-31").containsEntry("status", "ok");
		assertThat(found()).contains("Hostname ns1.kites.it", "Organization Aquiloni S.p.A.").doesNotContain("Person SPAGO-REG");
	}

	@Test
	void japan() {
		assertThat(domain("kites.jp", """
				[ JPRS database provides information on network administration. ]
				Domain Information:
				[Domain Name]                   KITES.JP

				[Registrant]                    Tako Kobo Co., Ltd.

				[Name Server]                   ns1.kites.jp

				[Created on]                    2001/02/03
				[Expires on]                    2027/02/28
				[Status]                        Active
				[Last Updated]                  2026/03/01 01:05:10 (JST)
				""")).containsEntry("created", "2001-02-03").containsEntry("expires", "2027-02-28").containsEntry("updated", "2026-03-01");
		assertThat(found()).contains("Hostname ns1.kites.jp", "Organization Tako Kobo Co., Ltd.");
	}

	@Test
	void russia() {
		assertThat(domain("kites.ru", """
				domain:        KITES.RU
				nserver:       ns1.kites.ru.
				state:         REGISTERED, DELEGATED, VERIFIED
				org:           OOO Zmei
				registrar:     SPOOL-RU
				created:       2004-10-04T20:00:00Z
				paid-till:     2027-10-04T21:00:00Z
				""")).containsEntry("registrar", "SPOOL-RU").containsEntry("expires", "2027-10-04T21:00:00Z");
		assertThat(found()).contains("Organization OOO Zmei");
	}

	@Test
	void theNetherlandsAndTheUnion() {
		assertThat(domain("kites.nl", """
				Domain name: kites.nl
				Status:      active

				Registrar:
				Touw en Klos B.V.
				Windstraat 1

				DNSSEC:      yes

				Domain nameservers:
				ns1.kites.nl

				Creation Date: 1999-05-27
				""")).containsEntry("registrar", "Touw en Klos B.V.").containsEntry("dnssec", "yes").containsEntry("created", "1999-05-27");
		assertThat(domain("kites.eu", """
				Domain: kites.eu

				Registrar:
						Name: Spool SA
						Website: https://spool.example

				Name servers:
						ns1.kites.eu
				""")).containsEntry("registrar", "Spool SA");
		assertThat(found()).contains("Hostname ns1.kites.nl", "Hostname ns1.kites.eu");
	}

	@Test
	void polandAndSweden() {
		assertThat(domain("kites.pl", """
				DOMAIN NAME:           kites.pl
				nameservers:           ns1.kites.pl. [192.0.2.1]
									ns2.kites.pl.
				created:               1998.02.11 13:00:00
				renewal date:          2027.02.10 13:00:00

				REGISTRAR:
				Szpulka Sp. z o.o.
				""")).containsEntry("created", "1998-02-11").containsEntry("expires", "2027-02-10").containsEntry("registrar", "Szpulka Sp. z o.o.");
		assertThat(domain("kites.se", """
				state:            active
				domain:           kites.se
				holder:           drakar0702-00001
				created:          2003-02-27
				expires:          2027-02-27
				registrar:        Spole AB
				""")).containsEntry("registrar", "Spole AB").containsEntry("expires", "2027-02-27");
		assertThat(found()).noneMatch(fact -> fact.contains("drakar0702"));
	}

	@Test
	void lacnic() {
		network("200.1.2.9", """
				% LACNIC
				inetnum:     200.1.2/24
				status:      allocated
				aut-num:     AS64501
				owner:       Pipas S.A.
				ownerid:     BR-PISA-LACNIC
				responsible: Ana Vento
				country:     BR
				created:     20010203
				changed:     20250304
				""");

		assertThat(found()).contains("Netblock 200.1.2.0/24", "Organization Pipas S.A.", "Asn AS64501", "NetworkRegistration BR-PISA-LACNIC",
				"Person Ana Vento");
		assertThat(answer.found(EntityRef.of(EntityType.NETWORK_REGISTRATION, "BR-PISA-LACNIC")).attributes()).containsEntry("created", "2001-02-03")
				.containsEntry("updated", "2025-03-04").containsEntry("country", "BR");
	}

	@Test
	void apnicAndAfrinicAreLikeRipe() {
		network("192.0.2.9", """
				inetnum:        192.0.2.0 - 192.0.2.127
				netname:        KITES-AP
				country:        AU
				status:         ASSIGNED PORTABLE
				last-modified:  2025-01-02T03:04:05Z

				irt:            IRT-KITES-AP
				e-mail:         noc@kites.example
				abuse-mailbox:  abuse@kites.example

				organisation:   ORG-KITE1-AP
				org-name:       Kites Pty Ltd

				role:           KITES NOC
				e-mail:         noc@kites.example
				""");

		assertThat(found()).contains("Netblock 192.0.2.0/25", "Organization Kites Pty Ltd", "EmailAddress abuse@kites.example")
				.doesNotContain("Person KITES NOC");
	}

	@Test
	void korea() {
		network("192.0.2.9", """
				# ENGLISH

				IPv4 Address       : 192.0.2.0 - 192.0.2.255 (/24)
				Organization Name  : Yeon Co., Ltd.
				Service Name       : KITENET
				""");

		assertThat(found()).contains("Netblock 192.0.2.0/24", "Organization Yeon Co., Ltd.", "NetworkRegistration KITENET");
	}

	@ParameterizedTest
	@CsvSource({"26-Nov-1996,1996-11-26", "20010203,2001-02-03", "1998.02.11 13:00:00,1998-02-11", "27.02.2027,2027-02-27",
			"Tue Dec 12 2000,2000-12-12", "2026-01-02T03:04:05Z,2026-01-02T03:04:05Z", "before Aug-1996,before Aug-1996"})
	void datesAreReadOnlyIfTheirFormIsKnown(String foreign, String canonical) {
		assertThat(WhoisDate.canonical(foreign)).isEqualTo(canonical);
	}

	private Map<String, String> domain(String name, String text) {
		EntityRef asked = EntityRef.of(EntityType.DOMAIN_NAME, name);
		new WhoisReading(asked, answer.restsOn(new Evidence("text/plain", new byte[0], false))).read(WhoisText.parse(text));
		return answer.found(EntityRef.of(EntityType.DOMAIN_REGISTRATION, name)).attributes();
	}

	private void network(String address, String text) {
		new WhoisReading(EntityRef.of(EntityType.IP_ADDRESS, address), answer).read(WhoisText.parse(text));
	}

	private Set<String> found() {
		return CollectorContract.facts(answer);
	}
}
