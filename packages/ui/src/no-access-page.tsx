import { Text } from '@mantine/core';
import { request } from '@prikazchik/graphql-client/request.ts';
import type { AccessReasonCode } from '@prikazchik/graphql-client/schema.generated.ts';
import { currentViewing } from '@prikazchik/graphql-client/viewing.ts';
import type { Right } from '@prikazchik/permissions/right';
import { RIGHTS } from '@prikazchik/permissions/right';
import type { ReactNode } from 'react';
import { useEffect, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import type { AccessExplainQuery } from './access.generated.ts';
import { AccessExplainDocument } from './access.generated.ts';
import { AskForAccess } from './ask-for-access.tsx';
import { useFormat } from './format.ts';
import { Message } from './page-state.tsx';

type Explanation = AccessExplainQuery['accessExplain'];

export interface NoAccessProps {
  /** The right that the page asks for. */
  readonly right: Right;
  /** The way out, usually a link to the start page. */
  readonly action?: ReactNode;
}

/** A page that the viewer may not see: which right it takes, why they have not got it, who can give it, and asking for it. */
export function NoAccessPage({ right, action }: NoAccessProps) {
  const t = useTranslations('ui.noAccess');
  const locale = useLocale();
  const { date } = useFormat();
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
    <Message
      isPage
      title={t('title')}
      action={
        <>
          {explanation && canAsk(explanation, right) && <AskForAccess right={right} />}
          {action}
        </>
      }
    >
      <Text>{t('right', { title: RIGHTS[right].title[locale] })}</Text>
      {explanation && <Grounds explanation={explanation} />}
      {explanation?.opensAt && <Text>{t('opens', { when: date(explanation.opensAt, 'moment') })}</Text>}
      {explanation && <HowToGet explanation={explanation} />}
    </Message>
  );
}

/** Whether somebody could give it, so that it would hold; one who looks as another asks for nothing in their name. */
function canAsk(explanation: Explanation, right: Right): boolean {
  const isGivable = !(isClosed(explanation) || RIGHTS[right].ownerOnly) && explanation.whoCanGrant.length > 0;
  return isGivable && currentViewing() === null;
}

const closing: readonly AccessReasonCode[] = ['COMPANY_STATE', 'SECOND_FACTOR_NEEDED', 'SIGN_IN_AGAIN', 'LOCKED', 'SECOND_FACTOR'];

/** Whether it would not hold even if it were given. */
const isClosed = ({ because }: Explanation): boolean => because.some(({ code }) => closing.includes(code));

type RefusalCode = Exclude<AccessReasonCode, 'OWNER' | 'ROLE' | 'PERSONAL_GRANT'>;
const allowing: readonly AccessReasonCode[] = ['OWNER', 'ROLE', 'PERSONAL_GRANT'];
const isRefusal = (code: AccessReasonCode): code is RefusalCode => !allowing.includes(code);

/** What of their roles, dates, warehouses, restrictions and the shop's state decided. */
function Grounds({ explanation: { because } }: { readonly explanation: Explanation }) {
  const t = useTranslations('ui.noAccess.because');
  const codes = because.map(({ code }) => code).filter(isRefusal);
  return codes.map((code) => <Text key={code}>{t(code)}</Text>);
}

/** Who could give it, where it would hold. */
function HowToGet({ explanation }: { readonly explanation: Explanation }) {
  const t = useTranslations('ui.noAccess');
  const { list } = useFormat();
  const { whoCanGrant } = explanation;
  if (isClosed(explanation)) return null;
  if (whoCanGrant.length === 0) return <Text>{t('nobody')}</Text>;
  return <Text>{t('whoCanGrant', { count: whoCanGrant.length, names: list(whoCanGrant) })}</Text>;
}
