import { failureOf } from '@prikazchik/graphql-client/problem.ts';
import type { ReactNode } from 'react';
import { HomeLink } from './home-link.tsx';
import { NoAccess } from './no-access.tsx';
import { ErrorState, Loading } from './page-state.tsx';

interface QueryPageProps<Data> {
  readonly result: {
    readonly data: Data | undefined;
    readonly error?: unknown;
    readonly refetch: () => Promise<unknown>;
  };
  /** The outline of the real layout, shown while the first answer is on its way. */
  readonly outline: ReactNode;
  readonly children: (data: Data) => ReactNode;
  /** The page's title comes with the data, so what stands instead of them has to be a title too. */
  readonly isPage?: boolean;
}

/** What was asked for, or why it is not here: still coming, refused, or failed. */
export function QueryPage<Data>({ result: { data, error, refetch }, outline, children, isPage = false }: QueryPageProps<Data>) {
  if (error) {
    const failure = failureOf(error);
    if (failure.kind === 'forbidden' && failure.right) return <NoAccess right={failure.right} action={<HomeLink />} />;
    const isGone = failure.kind === 'not-found';
    return <ErrorState failure={failure} isPage={isPage} onRetry={isGone ? undefined : refetch} action={isGone && <HomeLink />} />;
  }
  return data === undefined ? <Loading>{outline}</Loading> : children(data);
}
