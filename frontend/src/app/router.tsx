import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router';
import * as z from 'zod/mini';
import { sessionQuery } from '@features/auth/api/session';
import { auditSearch } from '@features/audit/search';
import { collectorsSearch } from '@features/collectors/search';
import { compareSearch } from '@features/compare/search';
import { entitiesSearch, entityPageSearch } from '@features/entities/search';
import { findingsSearch, rulesSearch } from '@features/findings/search';
import { graphSearch } from '@features/graph/search';
import { accountsSearch } from '@features/identity/search';
import { mapSearch } from '@features/map/search';
import { newScanSearch } from '@features/new-scan/search';
import { reportsSearch } from '@features/reports/search';
import { logSearch, scansSearch, sourcesSearch } from '@features/scans/search';
import { settingsSearch } from '@features/settings/search';
import { timelineSearch } from '@features/timeline/search';
import { loadScreenTexts } from '@shared/lib/i18n';
import { textParam } from '@shared/lib/url-state';
import { Broken, NotFound } from './not-found';
import { Shell } from './shell/shell';

type Context = { queries: QueryClient };

const root = createRootRouteWithContext<Context>()({ component: Outlet, notFoundComponent: NotFound, errorComponent: Broken });

export const loginRoute = createRoute({
	getParentRoute: () => root,
	path: '/login',
	validateSearch: z.object({ return: textParam(), problem: textParam() }),
	loader: ({ context }) => context.queries.ensureQueryData(sessionQuery),
	component: lazyRouteComponent(() => import('./login-page'), 'LoginPage'),
});

/** Everything behind the sign-in. */
const inside = createRoute({
	getParentRoute: () => root,
	id: 'inside',
	beforeLoad: async ({ context, location }) => {
		const session = await context.queries.ensureQueryData(sessionQuery);
		if (!session || session.must_change_password) {
			throw redirect({ to: '/login', search: location.href === '/' ? {} : { return: location.href } });
		}
	},
	component: Shell,
	errorComponent: Broken,
});

/** A screen in a chunk of its own, with its texts. */
const lazy = <M extends Record<string, unknown>, K extends keyof M & string>(load: () => Promise<M>, name: K) =>
	lazyRouteComponent(async () => (await Promise.all([load(), loadScreenTexts()]))[0], name);

const recoveryPages = () => import('@features/auth/components/recovery-pages');
const scanPages = () => import('./scan-pages');
const graphPages = () => import('./graph-pages');
const timelinePages = () => import('./timeline-pages');
const mapPages = () => import('./map-pages');

const identityPages = () => import('./identity-pages');
const accountRoute = createRoute({ getParentRoute: () => inside, path: '/account', component: lazy(identityPages, 'AccountScreen') });
const usersRoute = createRoute({ getParentRoute: () => inside, path: '/users', component: lazy(identityPages, 'UsersScreen') });
const entityPages = () => import('./entity-pages');
const entityRoute = createRoute({ getParentRoute: () => inside, path: '/entities/$entityId', validateSearch: entityPageSearch, component: lazy(entityPages, 'EntityPage') });

const scanRoute = createRoute({ getParentRoute: () => inside, path: '/scans/$scanId', component: lazy(() => import('@features/scans/components/scan-screen'), 'ScanScreen') });

const tree = root.addChildren([
	loginRoute,
	createRoute({ getParentRoute: () => root, path: '/forgot-password', component: lazy(recoveryPages, 'ForgotPasswordPage') }),
	createRoute({ getParentRoute: () => root, path: '/reset-password', component: lazy(recoveryPages, 'ResetPasswordPage') }),
	createRoute({ getParentRoute: () => root, path: '/verify-email', component: lazy(recoveryPages, 'VerifyEmailPage') }),
	createRoute({ getParentRoute: () => root, path: '/invitation', component: lazy(() => import('@features/identity/components/invitation-page'), 'InvitationPage') }),
	inside.addChildren([
		createRoute({ getParentRoute: () => inside, path: '/', component: lazyRouteComponent(() => import('@features/overview/components/overview-screen'), 'OverviewScreen') }),
		createRoute({ getParentRoute: () => inside, path: '/scans', validateSearch: scansSearch, component: lazy(() => import('@features/scans/components/scans-screen'), 'ScansScreen') }),
		createRoute({ getParentRoute: () => inside, path: '/scans/new', validateSearch: newScanSearch, component: lazy(() => import('@features/new-scan/components/new-scan-screen'), 'NewScanScreen') }),
		scanRoute.addChildren([
			createRoute({ getParentRoute: () => scanRoute, path: '/', component: lazy(() => import('@features/scans/components/scan-overview'), 'ScanOverview') }),
			createRoute({ getParentRoute: () => scanRoute, path: 'entities', validateSearch: entitiesSearch, component: lazy(scanPages, 'ScanEntities') }),
			createRoute({ getParentRoute: () => scanRoute, path: 'graph', validateSearch: graphSearch, component: lazy(graphPages, 'ScanGraph') }),
			createRoute({ getParentRoute: () => scanRoute, path: 'timeline', validateSearch: timelineSearch, component: lazy(timelinePages, 'ScanTimeline') }),
			createRoute({ getParentRoute: () => scanRoute, path: 'map', validateSearch: mapSearch, component: lazy(mapPages, 'ScanMap') }),
			createRoute({ getParentRoute: () => scanRoute, path: 'findings', validateSearch: findingsSearch, component: lazy(scanPages, 'ScanFindings') }),
			createRoute({ getParentRoute: () => scanRoute, path: 'collectors', component: lazy(() => import('@features/scans/components/scan-collectors'), 'ScanCollectors') }),
			createRoute({ getParentRoute: () => scanRoute, path: 'sources', validateSearch: sourcesSearch, component: lazy(() => import('@features/scans/components/scan-sources'), 'ScanSources') }),
			createRoute({ getParentRoute: () => scanRoute, path: 'log', validateSearch: logSearch, component: lazy(() => import('@features/scans/components/scan-log'), 'ScanLog') }),
			createRoute({ getParentRoute: () => scanRoute, path: 'configuration', component: lazy(() => import('@features/scans/components/scan-configuration'), 'ScanConfiguration') }),
			createRoute({ getParentRoute: () => scanRoute, path: 'report', component: lazy(scanPages, 'ScanReport') }),
		]),
		createRoute({ getParentRoute: () => inside, path: '/entities', validateSearch: entitiesSearch, component: lazy(() => import('@features/entities/components/entities-screen'), 'EntitiesScreen') }),
		entityRoute.addChildren([
			createRoute({ getParentRoute: () => entityRoute, path: '/', component: lazy(entityPages, 'EntitySummary') }),
			createRoute({ getParentRoute: () => entityRoute, path: 'path', component: lazy(entityPages, 'EntityPath') }),
			createRoute({ getParentRoute: () => entityRoute, path: 'observations', component: lazy(entityPages, 'EntityObservations') }),
			createRoute({ getParentRoute: () => entityRoute, path: 'relations', component: lazy(entityPages, 'EntityRelations') }),
			createRoute({ getParentRoute: () => entityRoute, path: 'history', component: lazy(entityPages, 'EntityHistory') }),
		]),
		createRoute({ getParentRoute: () => inside, path: '/graph', validateSearch: graphSearch, component: lazy(graphPages, 'GraphPage') }),
		createRoute({ getParentRoute: () => inside, path: '/timeline', validateSearch: timelineSearch, component: lazy(timelinePages, 'TimelinePage') }),
		createRoute({ getParentRoute: () => inside, path: '/map', validateSearch: mapSearch, component: lazy(mapPages, 'MapPage') }),
		createRoute({ getParentRoute: () => inside, path: '/compare', validateSearch: compareSearch, component: lazy(() => import('@features/compare/components/compare-screen'), 'CompareScreen') }),
		createRoute({ getParentRoute: () => inside, path: '/findings', validateSearch: findingsSearch, component: lazy(() => import('@features/findings/components/findings-screen'), 'FindingsScreen') }),
		createRoute({ getParentRoute: () => inside, path: '/findings/rules', validateSearch: rulesSearch, component: lazy(() => import('@features/findings/components/rules-screen'), 'RulesScreen') }),
		createRoute({ getParentRoute: () => inside, path: '/reports', validateSearch: reportsSearch, component: lazy(() => import('@features/reports/components/reports-screen'), 'ReportsScreen') }),
		createRoute({ getParentRoute: () => inside, path: '/collectors', validateSearch: collectorsSearch, component: lazy(() => import('@features/collectors/components/collectors-screen'), 'CollectorsScreen') }),
		accountRoute.addChildren([
			createRoute({ getParentRoute: () => accountRoute, path: '/', component: lazy(identityPages, 'ProfilePage') }),
			createRoute({ getParentRoute: () => accountRoute, path: 'sessions', component: lazy(identityPages, 'SessionsPage') }),
			createRoute({ getParentRoute: () => accountRoute, path: 'keys', component: lazy(identityPages, 'KeysPage') }),
			createRoute({ getParentRoute: () => accountRoute, path: 'preferences', component: lazy(() => import('@features/preferences/components/preferences-page'), 'PreferencesPage') }),
		]),
		usersRoute.addChildren([
			createRoute({ getParentRoute: () => usersRoute, path: '/', validateSearch: accountsSearch, component: lazy(identityPages, 'PeoplePage') }),
			createRoute({ getParentRoute: () => usersRoute, path: 'invitations', component: lazy(identityPages, 'InvitationsPage') }),
			createRoute({ getParentRoute: () => usersRoute, path: 'services', validateSearch: accountsSearch, component: lazy(identityPages, 'ServicesPage') }),
			createRoute({ getParentRoute: () => usersRoute, path: 'roles', component: lazy(identityPages, 'RolesPage') }),
		]),
		createRoute({ getParentRoute: () => inside, path: '/audit', validateSearch: auditSearch, component: lazy(() => import('@features/audit/components/audit-screen'), 'AuditScreen') }),
		createRoute({ getParentRoute: () => inside, path: '/settings', validateSearch: settingsSearch, component: lazy(() => import('@features/settings/components/settings-screen'), 'SettingsScreen') }),
		createRoute({ getParentRoute: () => inside, path: '/health', component: lazy(() => import('@features/health/components/health-screen'), 'HealthScreen') }),
	]),
]);

export function createAppRouter(queries: QueryClient) {
	return createRouter({ routeTree: tree, context: { queries }, defaultPreload: 'intent', defaultPreloadStaleTime: 0, scrollRestoration: false });
}

declare module '@tanstack/react-router' {
	interface Register {
		router: ReturnType<typeof createAppRouter>;
	}
}
