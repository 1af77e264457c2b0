package io.mirage.events.entities;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The kinds of thing Mirage knows. Affiliate, co-hosted, malicious and the like are tags, never types. */
public enum EntityType {
	DOMAIN_NAME("DomainName"),
	HOSTNAME("Hostname"),
	IP_ADDRESS("IpAddress"),
	NETBLOCK("Netblock"),
	ASN("Asn"),
	MAC_ADDRESS("MacAddress"),
	SERVICE("Service"),
	DNS_RECORD("DnsRecord"),
	URL("Url"),
	WEB_PAGE("WebPage"),
	WEB_PARAMETER("WebParameter"),
	TLS_CERTIFICATE("TlsCertificate"),
	SSH_KEY("SshKey"),
	FINGERPRINT("Fingerprint"),
	VIRTUAL_HOST("VirtualHost"),
	TRACKING_ID("TrackingId"),
	EMAIL_SERVER_POLICY("EmailServerPolicy"),
	DOMAIN_REGISTRATION("DomainRegistration"),
	NETWORK_REGISTRATION("NetworkRegistration"),
	CONTACT_RECORD("ContactRecord"),
	PERSON("Person"),
	ORGANIZATION("Organization"),
	IDENTIFIER("Identifier"),
	EMAIL_ADDRESS("EmailAddress"),
	PHONE_NUMBER("PhoneNumber"),
	USERNAME("Username"),
	ONLINE_ACCOUNT("OnlineAccount"),
	LOCATION("Location"),
	CLOUD_BUCKET("CloudBucket"),
	CLOUD_TENANT("CloudTenant"),
	CODE_REPOSITORY("CodeRepository"),
	MOBILE_APP("MobileApp"),
	BROWSER_EXTENSION("BrowserExtension"),
	CONTAINER_IMAGE("ContainerImage"),
	TECHNOLOGY("Technology"),
	DOCUMENT("Document"),
	ONION_SERVICE("OnionService"),
	VULNERABILITY("Vulnerability"),
	CREDENTIAL("Credential"),
	BREACH_RECORD("BreachRecord"),
	BLOCKLIST_ENTRY("BlocklistEntry"),
	CRYPTO_ADDRESS("CryptoAddress"),
	BANK_ACCOUNT("BankAccount"),
	IMAGE("Image");

	private static final Map<String, EntityType> BY_LABEL =
			Arrays.stream(values()).collect(Collectors.toMap(EntityType::label, Function.identity()));

	private final String label;

	EntityType(String label) {
		this.label = label;
	}

	/** The name in the API, in stores and on screen, for example {@code DomainName}. */
	@JsonValue
	public String label() {
		return label;
	}

	public static Optional<EntityType> find(String label) {
		return Optional.ofNullable(BY_LABEL.get(label));
	}

	/** @throws IllegalArgumentException naming {@code label} if no type has it */
	@JsonCreator
	public static EntityType of(String label) {
		return find(label).orElseThrow(() -> new IllegalArgumentException("No entity type is called '" + label + "'."));
	}

	@Override
	public String toString() {
		return label;
	}
}
