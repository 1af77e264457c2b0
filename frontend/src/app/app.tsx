import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useState } from 'react';
import { ComponentLibrary } from '@shared/components/component-library';
import { Toasts } from '@shared/components/toasts';
import { Problem, sessionLink } from '@shared/lib/http';
import { shareSignOut } from '@shared/lib/tabs';
import { createAppRouter } from './router';

/** What the caller did wrong stays wrong; only what may pass is tried again. */
function mayPass(failures: number, error: unknown): boolean {
	const passing = error instanceof Problem && (error.status === 0 || error.status === 502 || error.status === 503 || error.status === 504);
	return passing && failures < 2;
}

function createQueries(): QueryClient {
	return new QueryClient({ defaultOptions: { queries: { staleTime: 5_000, retry: mayPass, refetchOnWindowFocus: false } } });
}

export function App() {
	const [queries] = useState(createQueries);
	const [router] = useState(() => {
		const made = createAppRouter(queries);
		const leave = () => {
			sessionLink.csrfToken = undefined;
			queries.setQueryData(['session'], null);
			if (made.state.matches.some(({ routeId }) => routeId === '/inside')) {
				void made.navigate({ to: '/login', search: { return: made.state.location.href } });
			}
		};
		sessionLink.tellTabs = shareSignOut(leave);
		sessionLink.signedOut = () => {
			leave();
			sessionLink.tellTabs();
		};
		return made;
	});
	return (
		<ComponentLibrary>
			<QueryClientProvider client={queries}>
				<RouterProvider router={router} />
				<Toasts />
			</QueryClientProvider>
		</ComponentLibrary>
	);
}
