import '@mantine/core/styles/Radio.layer.css';
import { useApolloClient } from '@apollo/client/react';
import { Group, NativeSelect, Radio, Text, Textarea, TextInput } from '@mantine/core';
import { isProblem } from '@prikazchik/graphql-client/problem.ts';
import { INVITATION_DAYS, InviteMemberInput } from '@prikazchik/inputs/team.input';
import type { RoleRef } from '@prikazchik/permissions/role';
import { Form, Submit } from '@prikazchik/ui/form-parts.tsx';
import { useInputForm } from '@prikazchik/ui/input-form.ts';
import { notify } from '@prikazchik/ui/notify.ts';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { InvitationsDocument, InviteMemberDocument } from './invitations.generated.ts';
import { LanguageField } from './language-field.tsx';
import type { InvitationLinkFragment } from './links.generated.ts';
import { datesOf, type OfferLimits, OfferTerms, sentOf, UNLIMITED } from './offer-terms.tsx';
import { RolePicker } from './role-picker.tsx';
import { SideSheet } from './side-sheet.tsx';
import classes from './team.module.css';
import { invitationsSearch } from './team-search.ts';

type InviteValues = { email: string; roles: RoleRef[]; note: string; locale: string; days: string } & OfferLimits;

const DAYS = [1, 3, INVITATION_DAYS.usual, 14, INVITATION_DAYS.max];

const LinkForm = lazy(() => import('./link-form.tsx').then(({ LinkForm: Loaded }) => ({ default: Loaded })));
const LinkReady = lazy(() => import('./link-ready.tsx').then(({ LinkReady: Loaded }) => ({ default: Loaded })));

const WAYS = ['letter', 'link'] as const;
type Way = (typeof WAYS)[number];

/** Invites a person, by a letter that leaves at once or by a link that is shown once; the list behind shows what becomes of it. */
export function InviteDrawer() {
  const t = useTranslations('team');
  const links = useTranslations('links');
  const navigate = useNavigate();
  const { to, ...search } = invitationsSearch(useSearch({ strict: false }));
  const [way, setWay] = useState<Way>('letter');
  const [link, setLink] = useState<InvitationLinkFragment | null>(null);
  const close = () => void navigate({ to: '/settings/invitations', search });
  if (link) {
    return (
      <SideSheet title={links('ready.title')} onClose={close}>
        <Suspense>
          <LinkReady link={link} onDone={close} />
        </Suspense>
      </SideSheet>
    );
  }
  return (
    <SideSheet title={t('invite.title')} onClose={close}>
      <WayChoice way={way} onChoose={setWay} />
      {way === 'letter' ? (
        <>
          <Text c="dimmed" mb="md">
            {t('invite.lead')}
          </Text>
          <InviteForm email={to ?? ''} onSent={close} />
        </>
      ) : (
        <Suspense>
          <LinkForm onMade={setLink} />
        </Suspense>
      )}
    </SideSheet>
  );
}

function WayChoice({ way, onChoose }: { readonly way: Way; readonly onChoose: (way: Way) => void }) {
  const t = useTranslations('links');
  return (
    <Radio.Group label={t('way')} value={way} onChange={(value) => onChoose(value === 'link' ? 'link' : 'letter')} mb="md">
      <Group gap="md" mt="xs">
        {WAYS.map((one) => (
          <Radio key={one} value={one} label={t(`ways.${one}`)} />
        ))}
      </Group>
    </Radio.Group>
  );
}

function InviteForm({ email, onSent }: { readonly email: string; readonly onSent: () => void }) {
  const t = useTranslations('team.invite');
  const locale = useLocale();
  const client = useApolloClient();
  const initialValues: InviteValues = {
    email,
    roles: [],
    note: '',
    locale: locale.toUpperCase(),
    days: String(INVITATION_DAYS.usual),
    ...UNLIMITED,
  };
  const form = useInputForm({
    schema: InviteMemberInput,
    initialValues,
    toInput: (values) => ({ ...values, ...datesOf(values), days: Number(values.days) }),
    submit: async (input) => {
      const { data } = await client.mutate({
        mutation: InviteMemberDocument,
        variables: { input: { ...input, ...sentOf(input) } },
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
      <OfferTerms value={form.values} error={form.errors.to ?? form.errors.from ?? form.errors.warehouseIds} onChange={form.setValues} />
      <Textarea label={t('note')} description={t('noteHelp')} autosize minRows={2} {...form.getInputProps('note')} />
      <div className={classes.pair}>
        <LanguageField label={t('language')} {...form.getInputProps('locale')} />
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
