/** Small preferences of this browser. Never data, never tokens. Storage may be switched off, which only forgets them. */
export function read(name: string): string | null {
	try {
		return localStorage.getItem(`mirage.${name}`);
	} catch {
		return null;
	}
}

export function write(name: string, value: string): void {
	try {
		localStorage.setItem(`mirage.${name}`, value);
	} catch {
		// Nothing to do: the preference lasts as long as the page.
	}
}
