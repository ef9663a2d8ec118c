import { restoreSession } from '@prikazchik/graphql-client/request.ts';
import { captureLetterTokens } from '@prikazchik/ui/letter-token.ts';
import { startLanguage } from '@prikazchik/ui/locale-provider.tsx';
import { reloadOnNewBuild } from '@prikazchik/ui/new-build.ts';
import { Providers } from '@prikazchik/ui/providers.tsx';
import { guardMarkup } from '@prikazchik/ui/trusted-types.ts';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { followSession, router } from './app/router.tsx';

const catalogues = {
  ru: () => import('./messages/ru.ts'),
  en: () => import('./messages/en.ts'),
};

guardMarkup();
reloadOnNewBuild();
captureLetterTokens(['/invitation', '/reset', '/confirm', '/new-email', '/stop-email-change', '/return']);
followSession();
// When the API can't be reached, the page that needs it asks again and says so.
restoreSession().catch(() => undefined);

const root = document.getElementById('root');
if (!root) throw new Error('The page has no root');

const start = await startLanguage(catalogues);
createRoot(root).render(
  <StrictMode>
    <Providers loaders={catalogues} start={start}>
      <RouterProvider router={router} />
    </Providers>
  </StrictMode>,
);
