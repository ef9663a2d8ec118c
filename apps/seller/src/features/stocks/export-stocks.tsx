import { useMutation } from '@apollo/client/react';
import { Alert, Button } from '@mantine/core';
import { isProblem } from '@prikazchik/graphql-client/problem.ts';
import { FailureAlert } from '@prikazchik/ui/failure-alert.tsx';
import { fetchFile, saveFile } from '@prikazchik/ui/fetch-file.ts';
import type { Refusal } from '@prikazchik/ui/problem-text.tsx';
import { ProblemText } from '@prikazchik/ui/problem-text.tsx';
import { useAction } from '@prikazchik/ui/use-action.ts';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { ExportStocksDocument } from './stocks.generated.ts';

/** Saves the stocks of one warehouse, or of all that the viewer may see, as CSV. */
export function ExportStocks({ warehouseId }: { readonly warehouseId: string | null }) {
  const t = useTranslations('stocks');
  const [ask] = useMutation(ExportStocksDocument);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const fetching = useAction(async () => {
    setRefusal(null);
    const answer = (await ask({ variables: { warehouseId } })).data?.exportStocks;
    if (!answer) return;
    if (isProblem(answer)) return setRefusal(answer);
    const neverStopped = new AbortController().signal;
    saveFile(await fetchFile(answer.url, () => undefined, neverStopped), answer.fileName);
  });
  return (
    <>
      <Button
        variant="default"
        loading={fetching.running}
        leftSection={<IconDownload size={16} aria-hidden />}
        onClick={() => fetching.run()}
      >
        {t('export')}
      </Button>
      {refusal && (
        <Alert color="red" role="alert">
          <ProblemText problem={refusal} />
        </Alert>
      )}
      {fetching.failure && <FailureAlert failure={fetching.failure} />}
    </>
  );
}
