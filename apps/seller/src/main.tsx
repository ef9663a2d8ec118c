import { ApolloProvider } from '@apollo/client/react';
import { createApolloClient } from '@prikazchik/graphql-client/client.ts';
import { restoreSession } from '@prikazchik/graphql-client/request.ts';
import { captureLetterTokens } from '@prikazchik/ui/letter-token.ts';
import { startLanguage } from '@prikazchik/ui/locale-provider.tsx';
import { reloadOnNewBuild } from '@prikazchik/ui/new-build.ts';
import { Providers } from '@prikazchik/ui/providers.tsx';
import { guardMarkup } from '@prikazchik/ui/trusted-types.ts';
import { RouterProvider } from '@tanstack/react-router';
import { createRoot } from 'react-dom/client';
import { createCabinetRouter } from './app/router.tsx';

guardMarkup();
reloadOnNewBuild();
captureLetterTokens(['/confirm', '/reset', '/handoff']);

// When the API can't be reached, the first query of the page asks again and says what is wrong.
restoreSession().catch(() => undefined);

const loaders = { ru: () => import('./messages/ru.ts'), en: () => import('./messages/en.ts') };
const start = await startLanguage(loaders);

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

createRoot(root).render(
  <Providers loaders={loaders} start={start}>
    <ApolloProvider client={createApolloClient()}>
      <RouterProvider router={createCabinetRouter()} />
    </ApolloProvider>
  </Providers>,
);
