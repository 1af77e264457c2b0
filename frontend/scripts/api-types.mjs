// Writes the types of the API from the server's own description of it (openapi.json, pinned by a test of the server).
// With --check it fails when they are not what the description says.
import { readFileSync, writeFileSync } from 'node:fs';
import openapiTS, { astToString } from 'openapi-typescript';

const description = new URL('../openapi.json', import.meta.url);
const types = new URL('../src/shared/api/schema.d.ts', import.meta.url);

const api = JSON.parse(readFileSync(description, 'utf8'));
// Any JSON; the description shows the class that reads it instead.
api.components.schemas.JsonNode = {};
const wanted = `// Generated from openapi.json by npm run api. Do not edit.\n${astToString(await openapiTS(api, { alphabetize: true }))}`;
if (!process.argv.includes('--check')) {
	writeFileSync(types, wanted);
} else if (readFileSync(types, 'utf8') !== wanted) {
	console.error('The types of the API are not those of openapi.json. Run npm run api.');
	process.exit(1);
}
