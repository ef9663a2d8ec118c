import { Text } from '@mantine/core';
import { request } from '@prikazchik/graphql-client/request.ts';
import type { Right } from '@prikazchik/permissions/right';
import { RIGHTS } from '@prikazchik/permissions/right';
import type { ReactNode } from 'react';
import { useEffect, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import type { AccessExplainQuery } from './access.generated.ts';
import { AccessExplainDocument } from './access.generated.ts';
import { useFormat } from './format.ts';
import { Message } from './page-state.tsx';

type Explanation = AccessExplainQuery['accessExplain'];

interface NoAccessProps {
  /** The right that the page asks for. */
  readonly right: Right;
  /** The way out, usually a link to the start page. */
  readonly action?: ReactNode;
}

/** A page that the viewer may not see: which right it takes, and who can give it. */
export function NoAccess({ right, action }: NoAccessProps) {
  const t = useTranslations('ui.noAccess');
  const locale = useLocale();
  const [explanation, setExplanation] = useState<Explanation | null>(null);

  useEffect(() => {
    const controller = new AbortController();
    request(AccessExplainDocument, { right }, controller.signal).then(
      ({ accessExplain }) => setExplanation(accessExplain),
      // The page names the right either way; who can give it is an extra.
      () => undefined,
    );
    return () => controller.abort();
  }, [right]);

  return (
    <Message isPage title={t('title')} action={action}>
      <Text>{t('right', { title: RIGHTS[right].title[locale] })}</Text>
      {explanation && <HowToGet explanation={explanation} />}
    </Message>
  );
}

function HowToGet({ explanation: { because, whoCanGrant } }: { readonly explanation: Explanation }) {
  const t = useTranslations('ui.noAccess');
  const { list } = useFormat();
  const codes = because.map(({ code }) => code);
  if (codes.includes('COMPANY_STATE')) return <Text>{t('companyState')}</Text>;
  if (codes.includes('SECOND_FACTOR_NEEDED')) return <Text>{t('secondFactor')}</Text>;
  if (whoCanGrant.length === 0) return <Text>{t('nobody')}</Text>;
  return <Text>{t('whoCanGrant', { count: whoCanGrant.length, names: list(whoCanGrant) })}</Text>;
}
