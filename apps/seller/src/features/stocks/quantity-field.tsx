import { useMutation } from '@apollo/client/react';
import { TextInput } from '@mantine/core';
import { isProblem } from '@prikazchik/graphql-client/problem.ts';
import { parse } from '@prikazchik/inputs/parse';
import { StockInput } from '@prikazchik/inputs/stock.input';
import { FailureAlert } from '@prikazchik/ui/failure-alert.tsx';
import { notify } from '@prikazchik/ui/notify.ts';
import { useProblemText } from '@prikazchik/ui/problem-text.tsx';
import { useAction } from '@prikazchik/ui/use-action.ts';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { StockRowFragment } from './stocks.generated.ts';
import { SetStockDocument, StocksDocument, StockTotalsDocument } from './stocks.generated.ts';

const WHOLE = /^\d{1,9}$/;
/** What the input's schema refuses, with the words for it. */
const NO_QUANTITY = -1;

/** A quantity that is changed where it stands: saved on Enter, or when one leaves the field. */
export function QuantityField({ stock: { productId, title, warehouse, quantity, version } }: { readonly stock: StockRowFragment }) {
  const t = useTranslations('stocks');
  const words = useProblemText();
  const [typed, setTyped] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [save] = useMutation(SetStockDocument);

  const storing = useAction(async () => {
    const wanted = typed?.trim() ?? `${quantity}`;
    if (wanted === `${quantity}`) return forget();
    const input = { productId, warehouseId: warehouse.id, quantity: WHOLE.test(wanted) ? Number(wanted) : NO_QUANTITY, version };
    const parsed = parse(StockInput, input);
    if (!parsed.ok) return setError(words(parsed));
    // What is shown is read anew in any case: somebody else's figure must be seen before it is written over.
    const { data } = await save({ variables: { input }, refetchQueries: [StocksDocument, StockTotalsDocument], awaitRefetchQueries: true });
    const answer = data?.setStock;
    if (answer && isProblem(answer)) return setError(words(answer));
    void notify(t('saved', { title, quantity: input.quantity }));
    forget();
  });

  function forget(): void {
    setTyped(null);
    setError(null);
  }

  return (
    <>
      <TextInput
        aria-label={t('quantityOf', { title, warehouse: warehouse.name })}
        inputMode="numeric"
        autoComplete="off"
        w={130}
        value={typed ?? `${quantity}`}
        error={error}
        onChange={({ currentTarget: { value } }) => setTyped(value)}
        onBlur={() => storing.run()}
        onKeyDown={({ key }) => {
          if (key === 'Enter') storing.run();
          if (key === 'Escape') forget();
        }}
      />
      {storing.failure && <FailureAlert failure={storing.failure} />}
    </>
  );
}
