package io.mirage.collection.network;

import java.time.Clock;

import org.springframework.stereotype.Component;

/** What all tasks' clients share. */
@Component
record Network(CollectionSettings settings, ScopeGate gate, Approach approach, Pacing pacing, DnsClient dns, ZoneTransfers transfers, HttpChannel http,
		TlsChannel tls, TcpChannel tcp, PortKnocking ports, WhoisChannel whois, FetchedAnswers fetched, SourceCare sources, WordLists words,
		Clock clock) {}
