import { useState } from 'react';

/** Which of some options is under the cursor; none until an arrow or the pointer goes there, and none again for another text. */
export function useOptions(count: number, text: string): { current: number; choose: (index: number) => void; move: (step: number) => void } {
	const [chosen, setChosen] = useState({ text, index: -1 });
	const current = chosen.text === text ? Math.min(chosen.index, count - 1) : -1;
	const choose = (index: number) => setChosen({ text, index });
	return { current, choose, move: (step) => choose(current < 0 && step < 0 ? count - 1 : (current + step + count) % count) };
}
