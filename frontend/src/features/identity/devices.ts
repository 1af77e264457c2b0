const BROWSERS: [RegExp, string][] = [
	[/Edg\/(\d+)/, 'Edge'], [/OPR\/(\d+)/, 'Opera'], [/Firefox\/(\d+)/, 'Firefox'], [/Chrome\/(\d+)/, 'Chrome'], [/Version\/(\d+).*Safari/, 'Safari'],
];
const SYSTEMS: [RegExp, string][] = [
	[/Windows/, 'Windows'], [/iPhone|iPad/, 'iOS'], [/Mac OS X/, 'macOS'], [/Android/, 'Android'], [/Linux/, 'Linux'],
];

/** A browser and its system, as people say it; what is neither is shown as it is. It is what the caller claims to be, no more. */
export function deviceName(userAgent: string | null | undefined): string | undefined {
	if (!userAgent) {
		return undefined;
	}
	const browser = BROWSERS.find(([shape]) => shape.test(userAgent));
	const system = SYSTEMS.find(([shape]) => shape.test(userAgent))?.[1];
	return browser ? `${browser[1]} ${browser[0].exec(userAgent)![1]}${system ? `, ${system}` : ''}` : userAgent;
}
