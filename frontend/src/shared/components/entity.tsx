import {
	AtSign, Bitcoin, Box, Braces, Building2, Bug, Cable, Camera, Cloud, Contact, Container, Cpu, FileText, Fingerprint, Globe, Globe2,
	IdCard, KeyRound, Landmark, Link2, Mail, MapPin, Network, Package, Phone, Puzzle, Route, Server, ShieldAlert, ShieldCheck, ShieldX,
	Smartphone, Tag, UserRound, VenetianMask, Waypoints, type LucideIcon,
} from 'lucide-react';
import { cx } from '@shared/lib/class-names';
import { familyOf, typeName } from '@shared/lib/entity-types';
import styles from './tags.module.css';

const ICONS: Record<string, LucideIcon> = {
	DomainName: Globe, Hostname: Server, IpAddress: Network, Netblock: Waypoints, Asn: Route, MacAddress: Cpu, Service: Cable,
	DnsRecord: Braces, Url: Link2, WebPage: FileText, WebParameter: Braces, TlsCertificate: ShieldCheck, SshKey: KeyRound,
	Fingerprint, VirtualHost: Server, TrackingId: Tag, EmailServerPolicy: Mail, DomainRegistration: Globe2, NetworkRegistration: Waypoints,
	ContactRecord: Contact, Person: UserRound, Organization: Building2, Identifier: IdCard, EmailAddress: Mail, PhoneNumber: Phone,
	Username: AtSign, OnlineAccount: UserRound, Location: MapPin, CloudBucket: Cloud, CloudTenant: Cloud, CodeRepository: Braces,
	MobileApp: Smartphone, BrowserExtension: Puzzle, ContainerImage: Container, Technology: Package, Document: FileText,
	OnionService: VenetianMask, Vulnerability: Bug, Credential: KeyRound, BreachRecord: ShieldAlert, BlocklistEntry: ShieldX,
	CryptoAddress: Bitcoin, BankAccount: Landmark, Image: Camera,
};

export function EntityIcon({ type, size = 14 }: { type: string; size?: number }) {
	const Icon = ICONS[type] ?? Box;
	return <Icon size={size} aria-hidden style={{ color: `var(--entity-${familyOf(type)})` }} />;
}

/** Icon and name of a type. */
export function EntityTypeName({ type }: { type: string }) {
	return (
		<span className={styles.entity}>
			<EntityIcon type={type} />
			<span className={styles.value}>{typeName(type)}</span>
		</span>
	);
}

/** A collected value with the icon of its type. Always text, whatever it looks like. */
export function EntityValue({ entity }: { entity: { type: string; value: string } }) {
	return (
		<span className={styles.entity} title={`${typeName(entity.type)}: ${entity.value}`}>
			<EntityIcon type={entity.type} />
			<span className="visually-hidden">{typeName(entity.type)} </span>
			<span className={`mono ${styles.value}`}>{entity.value}</span>
		</span>
	);
}

export function Tags({ tags, oneLine }: { tags: readonly string[]; oneLine?: boolean }) {
	return <span className={cx(styles.tags, oneLine && styles.oneLine)}>{tags.map((tag) => <span key={tag} className={styles.tag}>{tag}</span>)}</span>;
}
