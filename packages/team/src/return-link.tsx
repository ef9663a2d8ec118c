import { useMutation } from '@apollo/client/react';
import { Alert, Button, CopyButton, Stack, Text } from '@mantine/core';
import { isProblem } from '@prikazchik/graphql-client/problem.ts';
import { Confirm } from '@prikazchik/ui/confirm.tsx';
import { useConfirmation } from '@prikazchik/ui/confirmation/use-confirmation.tsx';
import type { Refusal } from '@prikazchik/ui/problem-text.tsx';
import { QrCode } from '@prikazchik/ui/qr-code.tsx';
import { useShopFormat } from '@prikazchik/ui/shop/viewer.tsx';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { MemberOnPage } from './member-on-page.ts';
import { CreateReturnLinkDocument } from './return-link.generated.ts';

interface ReturnLinkProps {
  readonly member: MemberOnPage;
  readonly onRefused: (refusal: Refusal | null) => void;
}

interface Made {
  readonly url: string;
  readonly expiresAt: string;
}

/** A link by which a colleague without a box sets a new password; shown once, to be handed over. */
export function ReturnLink({ member: { id, fullName: name }, onRefused }: ReturnLinkProps) {
  const t = useTranslations('returnLink');
  const [isAsked, setAsked] = useState(false);
  const [made, setMade] = useState<Made | null>(null);
  // The link is not for the cache: once the page is left, it is gone.
  const [create] = useMutation(CreateReturnLinkDocument, { fetchPolicy: 'no-cache' });
  const { confirmed, dialog } = useConfirmation();

  async function make(): Promise<void> {
    onRefused(null);
    setAsked(false);
    const answer = await confirmed(async (confirmation) => {
      const { data } = await create({ variables: { memberId: id, confirmation } });
      if (!data) throw new Error('A mutation without data');
      return data.createReturnLink;
    }, name);
    if (isProblem(answer)) onRefused(answer);
    else setMade(answer);
  }

  if (made) return <Shown link={made} name={name} />;
  return (
    <>
      <Button variant="default" onClick={() => setAsked(true)}>
        {t('open')}
      </Button>
      {isAsked && (
        <Confirm title={t('title', { name })} verb={t('make')} onConfirm={make} onClose={() => setAsked(false)}>
          <Stack gap="xs">
            <Text>{t('what')}</Text>
            <Text>{t('ends')}</Text>
            <Text>{t('careful')}</Text>
          </Stack>
        </Confirm>
      )}
      {dialog}
    </>
  );
}

function Shown({ link: { url, expiresAt }, name }: { readonly link: Made; readonly name: string }) {
  const t = useTranslations('returnLink');
  const format = useShopFormat();
  return (
    <Alert role="status" title={t('made', { name })} w="100%">
      <Stack gap="sm" align="flex-start">
        <Text>{t('hand', { at: format.date(expiresAt, 'moment') })}</Text>
        <QrCode text={url} label={t('qr', { name })} />
        <Text ff="monospace" size="sm" style={{ overflowWrap: 'anywhere' }}>
          {url}
        </Text>
        <CopyButton value={url}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {t(copied ? 'copied' : 'copy')}
            </Button>
          )}
        </CopyButton>
      </Stack>
    </Alert>
  );
}
