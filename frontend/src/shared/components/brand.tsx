export function Logo() {
	return (
		<svg width="22" height="22" viewBox="0 0 24 24" fill="none" stroke="var(--accent)" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round" aria-hidden>
			<path d="M2 16 8.500 6l5 7.500L16.500 9.500 22 16" />
			<path d="M5 20h14" opacity="0.7" />
		</svg>
	);
}

export const Brand = () => <><Logo /><span>Mirage</span></>;
