import { expect, it, vi } from 'vitest';
import { perFrame } from './live';

it('hands on what came within a frame in one go', () => {
	const frames: FrameRequestCallback[] = [];
	vi.stubGlobal('requestAnimationFrame', (run: FrameRequestCallback) => frames.push(run));
	const batches: number[][] = [];
	const add = perFrame<number>((batch) => batches.push(batch));
	[1, 2, 3].forEach(add);
	frames.shift()?.(0);
	add(4);
	frames.shift()?.(0);
	expect(batches).toEqual([[1, 2, 3], [4]]);
	vi.unstubAllGlobals();
});
