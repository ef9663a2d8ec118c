import { Button, Text } from '@mantine/core';
import type { ProblemCode } from '@prikazchik/graphql-client/schema.generated.ts';
import { NarrowPage } from '@prikazchik/ui/frame.tsx';
import { ProblemText } from '@prikazchik/ui/problem-text.tsx';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';

/** Refusals that end an invitation, each with words of its own. */
const DEAD = [
  'none',
  'LINK_UNKNOWN',
  'LINK_EXPIRED',
  'LINK_REPLACED',
  'LINK_REVOKED',
  'LINK_USED',
  'LINK_DECLINED',
  'INVITER_LOST_RIGHT',
  'ALREADY_MEMBER',
  'ALREADY_WAITING',
  'ROLE_NOT_BY_LINK',
  'COMPANY_NOT_ACTIVE',
] as const;

/** Refusals after which one's own shops say more. */
const LED_HOME = ['LINK_USED', 'ALREADY_MEMBER', 'ALREADY_WAITING'] as const;

/** Whether a refusal means that this invitation can't be answered, whatever one types. */
export function isDeath(code: ProblemCode): boolean {
  return DEAD.some((dead) => dead === code);
}

/** Says that the link is dead, why, and what to do. */
export function DeadInvitation({ code }: { readonly code: ProblemCode | 'none' }) {
  const t = useTranslations('invitation.dead');
  const dead = DEAD.find((known) => known === code);
  return (
    <NarrowPage title={t('title')}>
      <Text role="alert">
        {dead && t(dead)}
        {!dead && code !== 'none' && <ProblemText problem={{ code, params: null }} />}
      </Text>
      {LED_HOME.some((led) => led === code) && (
        <Button component={Link} to="/" size="md">
          {t('shops')}
        </Button>
      )}
    </NarrowPage>
  );
}
