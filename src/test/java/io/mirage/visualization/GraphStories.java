package io.mirage.visualization;

import java.util.Map;

import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.events.entities.RelationType;
import io.mirage.support.Investigation;

import static io.mirage.support.Investigation.TARGET;
import static io.mirage.support.Investigation.address;
import static io.mirage.support.Investigation.host;

/** A small scan whose graph is easy to check by hand. */
final class GraphStories {

	static final EntityRef WWW = host("www.aurora-kites.example");
	static final EntityRef ADDRESS = address("192.0.2.10");
	static final String HOSTILE_VALUE = "https://www.aurora-kites.example/<script>&\"'\u0001\u001b[31m\u202e=cmd()";
	static final EntityRef PAGE = EntityRef.of(EntityType.URL, HOSTILE_VALUE);
	static final int NODES = 10;
	static final int EDGES = 9;

	private GraphStories() {}

	/** The target leads to a name and six others, the name to an address and a page. */
	static Investigation tell(Investigation scan) {
		var dns = scan.ask("dns-brute", TARGET).saw(WWW, "wildcard").related(TARGET, RelationType.CONTAINS, WWW);
		for (int i = 0; i < 6; i++) {
			EntityRef name = host("h" + i + ".aurora-kites.example");
			dns.saw(name).related(TARGET, RelationType.CONTAINS, name);
		}
		dns.end();
		scan.ask("dns-records", WWW).saw(ADDRESS).related(WWW, RelationType.RESOLVES_TO, ADDRESS).end();
		scan.ask("http-fetch", WWW).saw(PAGE, Map.of("title", "<b>"), "<tag>").related(WWW, RelationType.LINKS_TO, PAGE).end();
		return scan;
	}
}
