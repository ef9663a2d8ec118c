import { useQuery } from '@apollo/client/react';
import { Button, Text } from '@mantine/core';
import { failureOf } from '@prikazchik/graphql-client/problem.ts';
import type { Right } from '@prikazchik/permissions/right';
import { RIGHTS } from '@prikazchik/permissions/right';
import { FailureAlert } from '@prikazchik/ui/failure-alert.tsx';
import { useShopFormat } from '@prikazchik/ui/shop/viewer.tsx';
import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { ExplainAccessDocument } from './access.generated.ts';
import type { MemberOnPage } from './member-on-page.ts';
import { useRoleNames } from './roles.ts';
import { useWarehouses } from './use-warehouses.ts';

interface ExplainRightProps {
  readonly member: MemberOnPage;
  readonly right: Right;
}

/** Why the colleague may, or may not, as things stand now: asked for when somebody wants to know. */
export function ExplainRight(props: ExplainRightProps) {
  const t = useTranslations('access.why');
  const locale = useLocale();
  const [isOpen, setOpen] = useState(false);
  if (isOpen) return <Grounds {...props} />;
  return (
    <Button
      variant="subtle"
      size="compact-xs"
      w="fit-content"
      aria-label={t('of', { right: RIGHTS[props.right].title[locale] })}
      onClick={() => setOpen(true)}
    >
      {t('ask')}
    </Button>
  );
}

function Grounds({ member, right }: ExplainRightProps) {
  const t = useTranslations('access.why');
  const { date, list } = useShopFormat();
  const { nameOf } = useRoleNames();
  const { namesOf } = useWarehouses();
  const { data, error } = useQuery(ExplainAccessDocument, { variables: { memberId: member.id, right }, fetchPolicy: 'network-only' });
  if (error) return <FailureAlert failure={failureOf(error)} />;
  if (!data) return null;
  const { allowed, because, onlyIn, exceptIn, opensAt, whoCanGrant } = data.accessExplain;
  const grounds = because.map(({ code, role }) => t(`because.${code}`, { role: role ? nameOf(role, member.ownRoles) : '' }));
  return (
    <Text size="xs" role="status">
      {t(allowed ? 'may' : 'mayNot', { grounds: list(grounds) })}
      {allowed && onlyIn && ` ${t('onlyIn', { names: list(namesOf(onlyIn)) })}`}
      {allowed && exceptIn.length > 0 && ` ${t('exceptIn', { names: list(namesOf(exceptIn)) })}`}
      {opensAt && ` ${t('opens', { when: date(opensAt, 'moment') })}`}
      {!allowed && whoCanGrant.length > 0 && ` ${t('whoCanGrant', { names: list(whoCanGrant) })}`}
    </Text>
  );
}
