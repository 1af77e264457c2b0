package io.mirage.collection.network;

import java.time.Clock;

import org.springframework.stereotype.Component;

/** What all tasks' clients share. */
@Component
record Network(CollectionSettings settings, ScopeGate gate, Approach approach, Pacing pacing, DnsClient dns, HttpChannel http,
		TlsChannel tls, WhoisChannel whois, FetchedAnswers fetched, SourceCare sources, WordLists words, Clock clock) {}
