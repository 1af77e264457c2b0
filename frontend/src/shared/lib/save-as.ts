/** Hands the browser a file that was made in the page. */
export function saveAs(name: string, type: string, content: BlobPart): void {
	const address = URL.createObjectURL(new Blob([content], { type }));
	const link = Object.assign(document.createElement('a'), { href: address, download: name });
	link.click();
	setTimeout(() => URL.revokeObjectURL(address), 1000);
}
