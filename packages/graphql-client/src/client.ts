import { ApolloClient, ApolloLink, InMemoryCache } from '@apollo/client';
import { HttpLink } from '@apollo/client/link/http';
import { Observable } from 'rxjs';
import { onCompanyChange } from './company.ts';
import { subscribe } from './live.ts';
import { session, transport } from './request.ts';
import { GRAPHQL_PATH } from './transport.ts';

const liveLink = new ApolloLink(
  ({ query, variables }) =>
    new Observable((observer) =>
      subscribe(query, variables, {
        next: (data) => observer.next({ data }),
        over: (error) => (error ? observer.error(error) : observer.complete()),
      }),
    ),
);

/** Each page of a list is an entry of its own: which one is shown, the address says. */
function createCache(): InMemoryCache {
  return new InMemoryCache({ typePolicies: { Viewer: { keyFields: [] } } });
}

/**
 * Apollo Client over the tab's transport. Its cache holds one person's view of one shop: it empties when somebody else signs in or nobody is,
 * and reads anew when the shop changes.
 */
export function createApolloClient(): ApolloClient {
  const client = new ApolloClient({
    cache: createCache(),
    link: ApolloLink.split(
      ({ operationType }) => operationType === 'subscription',
      liveLink,
      new HttpLink({ uri: GRAPHQL_PATH, fetch: transport.fetch }),
    ),
  });

  let signIn: number | null = null;
  session.subscribe((state) => {
    const now = state.status === 'signed-in' ? state.signIn : null;
    if (now === signIn) return;
    signIn = now;
    void client.clearStore();
  });
  onCompanyChange(() => void client.resetStore().catch(() => undefined));
  return client;
}
