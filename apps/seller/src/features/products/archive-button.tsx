import { useMutation } from '@apollo/client/react';
import { Button, Text } from '@mantine/core';
import { isProblem } from '@prikazchik/graphql-client/problem.ts';
import { Can } from '@prikazchik/ui/access.tsx';
import { Confirm } from '@prikazchik/ui/confirm.tsx';
import { notify } from '@prikazchik/ui/notify.ts';
import { useProblemText } from '@prikazchik/ui/problem-text.tsx';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { ArchiveProductDocument, RestoreProductDocument } from './product.generated.ts';
import type { ProductOnPage } from './texts.ts';

/** Puts the product away, or takes it back; asks before the former. */
export function ArchiveButton({ product: { id, title, state } }: { readonly product: ProductOnPage }) {
  const t = useTranslations('products.archive');
  const words = useProblemText();
  const [isAsked, setAsked] = useState(false);
  const [archive] = useMutation(ArchiveProductDocument);
  const [restore, { loading }] = useMutation(RestoreProductDocument);

  async function putAway(): Promise<void> {
    const { data } = await archive({ variables: { id } });
    const answer = data?.archiveProduct;
    void notify(answer && isProblem(answer) ? words(answer) : t('done'));
  }

  async function takeBack(): Promise<void> {
    const { data } = await restore({ variables: { id } });
    const answer = data?.restoreProduct;
    void notify(answer && isProblem(answer) ? words(answer) : t('restored'));
  }

  return (
    <Can do="products.archive">
      {state === 'ACTIVE' ? (
        <Button variant="default" onClick={() => setAsked(true)}>
          {t('action')}
        </Button>
      ) : (
        <Button variant="default" loading={loading} onClick={takeBack}>
          {t('restore')}
        </Button>
      )}
      {isAsked && (
        <Confirm title={t('title')} verb={t('confirm')} danger onConfirm={putAway} onClose={() => setAsked(false)}>
          <Text>{t('text', { title })}</Text>
        </Confirm>
      )}
    </Can>
  );
}
