import { expect, it } from 'vitest';
import { familyOf, typeName } from './entity-types';

it('says types as people do', () => {
	expect(['DomainName', 'IpAddress', 'TlsCertificate', 'EmailServerPolicy', 'Person'].map(typeName))
		.toEqual(['Domain name', 'IP address', 'TLS certificate', 'Email server policy', 'Person']);
});

it('gives a type of a newer server a neutral colour', () => {
	expect(familyOf('Holograph')).toBe('technology');
	expect(familyOf('Hostname')).toBe('host');
});
