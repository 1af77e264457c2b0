package io.mirage.platform.entities;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

import io.mirage.events.entities.EntityType;

/** What types of entity belong together for the eye: a lane of a timeline, a slice of a chart, a colour. */
public enum EntityFamily {
	NETWORK, HOST, PERSON, CREDENTIAL, WEB, ORGANISATION, TECHNOLOGY, CRYPTO;

	@JsonValue
	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	public static EntityFamily of(EntityType type) {
		return switch (type) {
			case DOMAIN_NAME, HOSTNAME, VIRTUAL_HOST, ONION_SERVICE, DNS_RECORD, DOMAIN_REGISTRATION, EMAIL_SERVER_POLICY -> HOST;
			case IP_ADDRESS, NETBLOCK, ASN, MAC_ADDRESS, NETWORK_REGISTRATION, SERVICE, LOCATION, BLOCKLIST_ENTRY -> NETWORK;
			case URL, WEB_PAGE, WEB_PARAMETER, TRACKING_ID, DOCUMENT, IMAGE -> WEB;
			case PERSON, EMAIL_ADDRESS, PHONE_NUMBER, USERNAME, ONLINE_ACCOUNT, CONTACT_RECORD, IDENTIFIER -> PERSON;
			case CREDENTIAL, BREACH_RECORD, VULNERABILITY -> CREDENTIAL;
			case ORGANIZATION, BANK_ACCOUNT -> ORGANISATION;
			case TECHNOLOGY, TLS_CERTIFICATE, SSH_KEY, FINGERPRINT, CLOUD_BUCKET, CLOUD_TENANT, CODE_REPOSITORY, MOBILE_APP,
					BROWSER_EXTENSION, CONTAINER_IMAGE -> TECHNOLOGY;
			case CRYPTO_ADDRESS -> CRYPTO;
		};
	}
}
