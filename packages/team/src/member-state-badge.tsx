import { Badge } from '@mantine/core';
import type { MemberState } from '@prikazchik/graphql-client/schema.generated.ts';
import { useTranslations } from 'use-intl';

const COLORS = { ACTIVE: 'malachite', BLOCKED: 'yellow', REMOVED: 'gray' } as const;

/** Where a person stands in the shop. */
export function MemberStateBadge({ state }: { readonly state: MemberState }) {
  const t = useTranslations('team.employees');
  return (
    <Badge variant="light" color={COLORS[state]}>
      {t(`stateOf.${state}`)}
    </Badge>
  );
}
