package io.mirage.architecture;

import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/** Collectors reach the outside through their client alone; else the scope gate would not see every call. */
final class CollectorRules {

	/** The planted ones too. */
	private static final String COLLECTORS = "io.mirage..collectors..";
	/** What reads sources from files and asks them; it has files, and no network. */
	private static final String DECLARED = "io.mirage..declared..";

	/** Whole packages by which a program leaves itself. */
	private static final List<String> WAYS_OUT = List.of("java.net.http.", "java.net.spi.", "java.nio.file.", "java.nio.channels.",
			"javax.net.", "java.sql.", "javax.sql.", "java.rmi.", "javax.naming.directory.", "org.apache.hc.", "io.netty.", "okhttp3.",
			"org.springframework.web.client.", "org.springframework.web.reactive.", "org.springframework.http.client.",
			"org.springframework.jdbc.", "org.springframework.core.io.", "org.postgresql.", "com.zaxxer.");

	/** Those of them that reach other hosts. */
	private static final List<String> NETWORK = List.of("java.net.http.", "java.net.spi.", "java.nio.channels.", "javax.net.", "java.rmi.",
			"javax.naming.directory.", "org.apache.hc.", "io.netty.", "okhttp3.", "org.springframework.web.client.",
			"org.springframework.web.reactive.", "org.springframework.http.client.");
	private static final Pattern RESOLVERS = Pattern.compile("java\\.lang\\.Process.*"
			+ "|org\\.xbill\\.DNS\\.(\\w*Resolver\\w*|Lookup.*|Address|ZoneTransferIn.*|NioClient.*)|org\\.jsoup\\.(Connection|helper\\.HttpConnection).*");

	/** Of {@code java.net}, what only reads and writes text. */
	private static final Set<String> TEXT_ONLY = Set.of("java.net.URI", "java.net.URISyntaxException", "java.net.URLDecoder",
			"java.net.URLEncoder", "java.net.IDN", "java.net.InetAddress", "java.net.Inet4Address", "java.net.Inet6Address",
			"java.net.UnknownHostException");

	private static final Pattern SINGLE_CLASSES = Pattern.compile("java\\.io\\.(File|RandomAccess).*|java\\.lang\\.(Process.*|Runtime(\\$.*)?)"
			+ "|javax\\.naming\\.(Initial)?(Context|Dir)?Context.*|org\\.xbill\\.DNS\\.(\\w*Resolver\\w*|Lookup.*|Address|ZoneTransferIn.*|NioClient.*)"
			+ "|org\\.jsoup\\.(Connection|helper\\.HttpConnection).*");

	/** Look-ups, in contrast to {@code getByAddress} and {@code getHostAddress}, which ask nobody. */
	private static final Set<String> LOOK_UPS = Set.of("getByName", "getAllByName", "getHostName", "getCanonicalHostName",
			"getLocalHost", "isReachable", "ofLiteral");

	private CollectorRules() {}

	static final ArchRule NO_OWN_WAY_OUT = noClasses().that().resideInAPackage(COLLECTORS)
			.should().dependOnClassesThat(leadOutside())
			.because("every outbound call passes the scope gate, which leaves a receipt").allowEmptyShould(true);

	/** Only who reads the files of sources reads files. */
	static final ArchRule DECLARED_SOURCES_HAVE_NO_OWN_WAY_OUT = noClasses().that().resideInAPackage("io.mirage.collection.declared")
			.and().haveNameNotMatching(".*\\.(SourceFiles|DeclaredSources)(\\$.*)?").should().dependOnClassesThat(leadOutside())
			.because("what a file declares goes out through the client alone");

	static final ArchRule NO_NETWORK_OF_ITS_OWN = noClasses().that().resideInAnyPackage(COLLECTORS, DECLARED)
			.should().dependOnClassesThat(leadToTheNetwork())
			.because("every outbound call passes the scope gate, which leaves a receipt").allowEmptyShould(true);

	static final ArchRule NO_LOOK_UPS = noClasses().that().resideInAnyPackage(COLLECTORS, DECLARED)
			.should().accessTargetWhere(asksForAName())
			.because("a look-up is an outbound call").allowEmptyShould(true);

	static final ArchRule OF_MIRAGE_ONLY_THE_VOCABULARY = classes().that().resideInAPackage(COLLECTORS)
			.should().onlyDependOnClassesThat(areOpenToCollectors())
			.because("a collector maps one question to one answer").allowEmptyShould(true);

	private static DescribedPredicate<JavaClass> leadOutside() {
		return DescribedPredicate.describe("lead outside", type -> {
			String name = type.getBaseComponentType().getFullName();
			return WAYS_OUT.stream().anyMatch(name::startsWith) || SINGLE_CLASSES.matcher(name).matches()
					|| type.getBaseComponentType().getPackageName().equals("java.net") && !TEXT_ONLY.contains(name);
		});
	}

	private static DescribedPredicate<JavaClass> leadToTheNetwork() {
		return DescribedPredicate.describe("lead to the network", type -> {
			String name = type.getBaseComponentType().getFullName();
			return NETWORK.stream().anyMatch(name::startsWith) || RESOLVERS.matcher(name).matches()
					|| type.getBaseComponentType().getPackageName().equals("java.net") && !TEXT_ONLY.contains(name);
		});
	}

	private static DescribedPredicate<JavaAccess<?>> asksForAName() {
		return DescribedPredicate.describe("asks for a name or an address",
				access -> access.getTargetOwner().isAssignableTo(InetAddress.class) && LOOK_UPS.contains(access.getTarget().getName())
						|| access.getTargetOwner().getFullName().equals("org.jsoup.Jsoup") && access.getTarget().getName().equals("connect")
						|| access.getTargetOwner().getFullName().equals("java.net.URI") && access.getTarget().getName().equals("toURL"));
	}

	private static DescribedPredicate<JavaClass> areOpenToCollectors() {
		return DescribedPredicate.describe("are not of the platform or the engine", type -> {
			String name = type.getBaseComponentType().getPackageName();
			return !name.startsWith("io.mirage.") || name.startsWith("io.mirage.events") || name.equals("io.mirage.platform.entities")
					|| name.equals("io.mirage.collection.source") || name.startsWith("io.mirage.collection.collectors");
		});
	}
}
