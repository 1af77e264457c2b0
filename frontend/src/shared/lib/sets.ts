/** The set with the member if it was without it, and the other way round. */
export function toggled<T>(set: ReadonlySet<T>, member: T): ReadonlySet<T> {
	const next = new Set(set);
	if (!next.delete(member)) {
		next.add(member);
	}
	return next;
}
