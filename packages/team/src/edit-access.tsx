import '@mantine/core/styles/Checkbox.layer.css';
import '@mantine/core/styles/InlineInput.layer.css';
import { useApolloClient, useQuery } from '@apollo/client/react';
import { Button, Checkbox, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { failureOf, isProblem } from '@prikazchik/graphql-client/problem.ts';
import { parse } from '@prikazchik/inputs/parse';
import { SetMemberAccessInput } from '@prikazchik/inputs/team.input';
import type { Right } from '@prikazchik/permissions/right';
import { RIGHTS } from '@prikazchik/permissions/right';
import { Confirm } from '@prikazchik/ui/confirm.tsx';
import { FailureAlert } from '@prikazchik/ui/failure-alert.tsx';
import { notify } from '@prikazchik/ui/notify.ts';
import type { Refusal } from '@prikazchik/ui/problem-text.tsx';
import { ShopClockDocument } from '@prikazchik/ui/shop/viewer.generated.ts';
import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import type { AccessTermsFragment } from './access.generated.ts';
import { MemberAccessDocument, SetMemberAccessDocument } from './access.generated.ts';
import {
  type AccessDraft,
  byRoles,
  draftOf,
  effectsOf,
  type Limits,
  movesHours,
  movesWarehouses,
  UNLIMITED,
  withRole,
} from './access-draft.ts';
import { HoursField } from './hours-field.tsx';
import type { MemberOnPage } from './member-on-page.ts';
import { PeriodFields } from './period-fields.tsx';
import { RightTerms } from './right-terms.tsx';
import type { RolesQuery } from './roles.generated.ts';
import { RolesDocument } from './roles.generated.ts';
import { useRoleNames } from './roles.ts';
import { WarehousesField } from './warehouses-field.tsx';

interface EditAccessProps {
  readonly member: MemberOnPage;
  readonly onRefused: (refusal: Refusal | null) => void;
  readonly onClose: () => void;
}

/** The whole access of a colleague: roles and single rights, each between dates and in its hours, and what a change wins and loses before it is saved. */
export function EditAccess(props: EditAccessProps) {
  const access = useQuery(MemberAccessDocument, { variables: { id: props.member.id }, fetchPolicy: 'network-only' });
  const roles = useQuery(RolesDocument);
  const error = access.error ?? roles.error;
  if (error) return <FailureAlert failure={failureOf(error)} />;
  const terms = access.data?.member.access;
  if (!terms || !roles.data) return <Skeleton height={320} />;
  return <AccessForm key={terms.version} {...props} terms={terms} roles={roles.data.roles} />;
}

interface AccessFormProps extends EditAccessProps {
  readonly terms: AccessTermsFragment;
  readonly roles: RolesQuery['roles'];
}

const dateOf = (moment: string | null) => (moment === null ? null : new Date(moment));
const dated = <Term extends Limits>(term: Term) => ({ ...term, from: dateOf(term.from), to: dateOf(term.to) });
/** As the mutation takes it. */
const sent = <Term extends Limits>(term: Term) => ({
  ...term,
  shift: term.shift && { ...term.shift, days: [...term.shift.days] },
  warehouseIds: term.warehouseIds && [...term.warehouseIds],
});

function AccessForm({ member, terms, roles, onRefused, onClose }: AccessFormProps) {
  const t = useTranslations('access');
  const client = useApolloClient();
  const clock = useQuery(ShopClockDocument);
  const before = draftOf(terms);
  const [draft, setDraft] = useState(before);
  const [isAsked, setAsked] = useState(false);
  const input = { memberId: member.id, version: terms.version, roles: draft.roles.map(sent), rights: draft.rights.map(sent) };

  function ask(): void {
    const parsed = parse(SetMemberAccessInput, { ...input, roles: draft.roles.map(dated), rights: draft.rights.map(dated) });
    onRefused(parsed.ok ? null : parsed);
    setAsked(parsed.ok);
  }

  async function save(): Promise<void> {
    const answer = (await client.mutate({ mutation: SetMemberAccessDocument, variables: { input } })).data?.setMemberAccess;
    if (answer && isProblem(answer)) return onRefused(answer);
    void notify(t('saved'));
    onClose();
  }

  return (
    <Stack gap="md">
      <Title order={4}>{t('title')}</Title>
      <Text size="sm" c="dimmed">
        {t('help')}
      </Text>
      <RoleTerms draft={draft} roles={roles} onChange={setDraft} />
      <RightTerms member={member} draft={draft} byRoles={byRoles(draft, roles)} onChange={setDraft} />
      <Group gap="sm">
        <Button onClick={ask}>{t('save')}</Button>
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
      </Group>
      {isAsked && (
        <Confirm
          title={t('dialog.title', { name: member.fullName })}
          verb={t('dialog.confirm')}
          onConfirm={save}
          onClose={() => setAsked(false)}
        >
          <Effects
            {...effectsOf(before, draft, roles, Date.now(), clock.data?.company.timeZone ?? 'UTC')}
            isMoved={movesWarehouses(before, draft)}
            isShifted={movesHours(before, draft)}
          />
        </Confirm>
      )}
    </Stack>
  );
}

interface RoleTermsProps {
  readonly draft: AccessDraft;
  readonly roles: RolesQuery['roles'];
  readonly onChange: (draft: AccessDraft) => void;
}

function RoleTerms({ draft, roles, onChange }: RoleTermsProps) {
  const { nameOf } = useRoleNames();
  return (
    <Stack gap="sm">
      {roles.map(({ key, name, assignable }) => {
        const term = draft.roles.find(({ role }) => role === key);
        const title = name ?? nameOf(key);
        return (
          <Stack key={key} gap={6}>
            <Checkbox
              label={title}
              checked={term !== undefined}
              disabled={!assignable}
              onChange={({ currentTarget: { checked } }) => onChange(withRole(draft, key, checked ? UNLIMITED : null))}
            />
            {term && (
              <>
                <PeriodFields
                  of={title}
                  value={term}
                  disabled={!assignable}
                  onChange={(dates) => onChange(withRole(draft, key, { ...term, ...dates }))}
                />
                <HoursField
                  of={title}
                  value={term.shift}
                  disabled={!assignable}
                  onChange={(shift) => onChange(withRole(draft, key, { ...term, shift }))}
                />
                <WarehousesField
                  of={title}
                  value={term.warehouseIds}
                  disabled={!assignable}
                  onChange={(warehouseIds) => onChange(withRole(draft, key, { ...term, warehouseIds }))}
                />
              </>
            )}
          </Stack>
        );
      })}
    </Stack>
  );
}

interface EffectsProps {
  readonly loses: readonly Right[];
  readonly gains: readonly Right[];
  readonly isMoved: boolean;
  readonly isShifted: boolean;
}

function Effects({ loses, gains, isMoved, isShifted }: EffectsProps) {
  const t = useTranslations('access.dialog');
  const locale = useLocale();
  const names = (rights: readonly Right[]) => rights.map((right) => RIGHTS[right].title[locale]).join('; ');
  return (
    <Stack gap="xs">
      {loses.length > 0 && <Text>{t(isShifted ? 'losesNow' : 'loses', { rights: names(loses) })}</Text>}
      {gains.length > 0 && <Text>{t('gains', { rights: names(gains) })}</Text>}
      {isMoved && <Text>{t('warehouses')}</Text>}
      {isShifted && <Text>{t('hours')}</Text>}
      {loses.length + gains.length === 0 && !isMoved && !isShifted && <Text>{t('same')}</Text>}
      <Text>{t('at')}</Text>
    </Stack>
  );
}
