import { useQuery } from '@tanstack/react-query';
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { sessionQuery } from '@features/auth/api/session';
import { LoginScreen } from '@features/auth/components/login-screen';

/** Only addresses of our own: "//elsewhere" and "https:…" would lead away. */
const isOurs = (address: string | undefined): address is string => !!address && /^\/(?![/\\])/.test(address);

/** After signing in, back to where the caller wanted to go. */
export function LoginPage() {
	const { data: session = null } = useQuery(sessionQuery);
	const { return: wanted, problem } = useSearch({ from: '/login' });
	const router = useRouter();
	const navigate = useNavigate();
	const isIn = session !== null && !session.must_change_password;
	const enter = () => void (isOurs(wanted) ? router.history.push(wanted) : navigate({ to: '/' }));
	useEffect(() => {
		if (isIn) {
			void (isOurs(wanted) ? router.history.replace(wanted) : navigate({ to: '/', replace: true }));
		}
	}, [isIn, wanted, router, navigate]);
	return <LoginScreen session={session} onSignedIn={enter} problem={problem} wanted={isOurs(wanted) ? wanted : undefined} />;
}
