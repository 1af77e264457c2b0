/** The families of entity types, each with a colour of its own. */
export const FAMILIES = ['network', 'host', 'person', 'credential', 'web', 'organisation', 'technology', 'crypto'] as const;
export type Family = (typeof FAMILIES)[number];

const FAMILY_OF: Record<string, Family> = {
	DomainName: 'host', Hostname: 'host', VirtualHost: 'host', OnionService: 'host', DnsRecord: 'host', DomainRegistration: 'host',
	EmailServerPolicy: 'host',
	IpAddress: 'network', Netblock: 'network', Asn: 'network', MacAddress: 'network', NetworkRegistration: 'network', Service: 'network',
	Location: 'network', BlocklistEntry: 'network',
	Url: 'web', WebPage: 'web', WebParameter: 'web', TrackingId: 'web', Document: 'web', Image: 'web',
	Person: 'person', EmailAddress: 'person', PhoneNumber: 'person', Username: 'person', OnlineAccount: 'person',
	ContactRecord: 'person', Identifier: 'person',
	Credential: 'credential', BreachRecord: 'credential', Vulnerability: 'credential',
	Organization: 'organisation', BankAccount: 'organisation',
	Technology: 'technology', TlsCertificate: 'technology', SshKey: 'technology', Fingerprint: 'technology', CloudBucket: 'technology',
	CloudTenant: 'technology', CodeRepository: 'technology', MobileApp: 'technology', BrowserExtension: 'technology',
	ContainerImage: 'technology',
	CryptoAddress: 'crypto',
};

/** A type of a newer server than this page has the most neutral colour. */
export const familyOf = (type: string): Family => FAMILY_OF[type] ?? 'technology';

const SPOKEN: Record<string, string> = {
	Asn: 'ASN', IpAddress: 'IP address', Url: 'URL', TlsCertificate: 'TLS certificate', SshKey: 'SSH key', DnsRecord: 'DNS record',
	MacAddress: 'MAC address', TrackingId: 'Tracking ID',
};

/** "DomainName" as people say it: "Domain name". */
export function typeName(type: string): string {
	return SPOKEN[type] ?? type.replace(/(?<=[a-z])([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** "resolves_to" as people say it. */
export const relationName = (relation: string): string => relation.replaceAll('_', ' ');
