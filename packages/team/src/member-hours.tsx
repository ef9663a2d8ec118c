import { useQuery } from '@apollo/client/react';
import { Text } from '@mantine/core';
import { useCan } from '@prikazchik/ui/access.tsx';
import { useHours } from '@prikazchik/ui/use-hours.ts';
import { MemberAccessDocument } from './access.generated.ts';
import type { MemberOnPage } from './member-on-page.ts';
import { useRoleNames } from './roles.ts';
import classes from './team.module.css';

/** In which hours the colleague holds which of their roles, to those who give roles; nothing when they hold them always. */
export function MemberHours({ member }: { readonly member: MemberOnPage }) {
  const can = useCan();
  const said = useHours();
  const { nameOf } = useRoleNames();
  const { data } = useQuery(MemberAccessDocument, { variables: { id: member.id }, skip: member.isOwner || !can('team.assign') });
  const terms = data?.member.access?.roles.filter(({ shift }) => shift) ?? [];
  if (terms.length === 0) return null;
  return (
    <ul className={classes.hours}>
      {terms.map(({ role, shift }) => (
        <Text key={role} component="li" size="sm">
          {shift && `${nameOf(role, member.ownRoles)}: ${said(shift)}`}
        </Text>
      ))}
    </ul>
  );
}
