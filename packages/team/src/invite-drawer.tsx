import { useApolloClient } from '@apollo/client/react';
import { NativeSelect, Text, Textarea, TextInput } from '@mantine/core';
import { isProblem } from '@prikazchik/graphql-client/problem.ts';
import { INVITATION_DAYS, InviteMemberInput } from '@prikazchik/inputs/team.input';
import type { RoleRef } from '@prikazchik/permissions/role';
import { Form, Submit } from '@prikazchik/ui/form-parts.tsx';
import { useInputForm } from '@prikazchik/ui/input-form.ts';
import { notify } from '@prikazchik/ui/notify.ts';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useLocale, useTranslations } from 'use-intl';
import { InvitationsDocument, InviteMemberDocument } from './invitations.generated.ts';
import { RolePicker } from './role-picker.tsx';
import { SideSheet } from './side-sheet.tsx';
import classes from './team.module.css';
import { invitationsSearch } from './team-search.ts';

type InviteValues = { email: string; roles: RoleRef[]; note: string; locale: string; days: string };

const DAYS = [1, 3, INVITATION_DAYS.usual, 14, INVITATION_DAYS.max];
const LOCALES = ['RU', 'EN'] as const;

/** Invites a person: the letter leaves at once, and the list behind shows what becomes of it. */
export function InviteDrawer() {
  const t = useTranslations('team');
  const navigate = useNavigate();
  const { to, ...search } = invitationsSearch(useSearch({ strict: false }));
  const close = () => void navigate({ to: '/settings/invitations', search });
  return (
    <SideSheet title={t('invite.title')} onClose={close}>
      <Text c="dimmed" mb="md">
        {t('invite.lead')}
      </Text>
      <InviteForm email={to ?? ''} onSent={close} />
    </SideSheet>
  );
}

function InviteForm({ email, onSent }: { readonly email: string; readonly onSent: () => void }) {
  const t = useTranslations('team.invite');
  const languages = useTranslations('ui.shell.languages');
  const locale = useLocale();
  const client = useApolloClient();
  const initialValues: InviteValues = { email, roles: [], note: '', locale: locale.toUpperCase(), days: String(INVITATION_DAYS.usual) };
  const form = useInputForm({
    schema: InviteMemberInput,
    initialValues,
    toInput: (values) => ({ ...values, days: Number(values.days) }),
    submit: async (input) => {
      const { data } = await client.mutate({
        mutation: InviteMemberDocument,
        variables: { input },
        refetchQueries: [InvitationsDocument],
      });
      if (data && isProblem(data.inviteMember)) return data.inviteMember;
      void notify(t('sent', { email: input.email }));
      onSent();
      return null;
    },
  });
  return (
    <Form form={form} label={t('title')}>
      <TextInput label={t('email')} type="email" autoComplete="off" data-autofocus {...form.getInputProps('email')} />
      <RolePicker input={form.getInputProps('roles')} />
      <Textarea label={t('note')} description={t('noteHelp')} autosize minRows={2} {...form.getInputProps('note')} />
      <div className={classes.pair}>
        <NativeSelect
          label={t('language')}
          data={LOCALES.map((value) => ({ value, label: languages(value === 'RU' ? 'ru' : 'en') }))}
          {...form.getInputProps('locale')}
        />
        <NativeSelect
          label={t('days')}
          data={DAYS.map((days) => ({ value: String(days), label: t('dayChoices', { days }) }))}
          {...form.getInputProps('days')}
        />
      </div>
      <Submit form={form}>{t('submit')}</Submit>
    </Form>
  );
}
