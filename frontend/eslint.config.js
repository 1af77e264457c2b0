import importX from 'eslint-plugin-import-x';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** Imports go rightwards only: app → features → shared, and never from one feature to another. */
const layers = {
	shared: ['@app/*', '@features/*'],
	features: ['@app/*', '@features/*'],
};

const layer = (files, forbidden, extra = []) => ({
	files,
	rules: {
		'no-restricted-imports': ['error', {
			patterns: [
				{ group: forbidden, message: 'Imports go app → features → shared, and never between features.' },
				{ group: ['../../../*'], message: 'Reach other layers by their alias.' },
				...extra,
			],
		}],
	},
});

const noMantine = [{ group: ['@mantine/*'], message: 'Mantine stays behind shared/components.' }];

export default tseslint.config(
	{ ignores: ['dist', 'node_modules', 'test-results', 'playwright-report'] },
	...tseslint.configs.recommended,
	{
		files: ['src/**/*.{ts,tsx}', 'e2e/**/*.ts'],
		plugins: { 'import-x': importX, 'react-hooks': reactHooks },
		rules: {
			...reactHooks.configs.recommended.rules,
			// TanStack Virtual returns functions that the compiler must not cache; we do not use the compiler.
			'react-hooks/incompatible-library': 'off',
			'import-x/no-default-export': 'error',
			'import-x/no-duplicates': 'error',
			'import-x/no-cycle': ['error', { maxDepth: 5 }],
			'no-restricted-properties': ['error',
				{ property: 'dangerouslySetInnerHTML', message: 'Collected text is text.' },
				{ property: 'innerHTML', message: 'Collected text is text.' }],
			'no-restricted-syntax': ['error', {
				selector: 'JSXAttribute[name.name="dangerouslySetInnerHTML"]', message: 'Collected text is text.',
			}],
			'@typescript-eslint/consistent-type-imports': 'error',
			'@typescript-eslint/no-explicit-any': 'error',
			eqeqeq: ['error', 'always'],
		},
	},
	layer(['src/shared/**'], layers.shared),
	layer(['src/features/**'], layers.features, noMantine),
	layer(['src/app/**'], ['../../../*'], noMantine),
);
