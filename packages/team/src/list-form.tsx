import { useApolloClient } from '@apollo/client/react';
import { Button, FileButton, Group, Paper, Text, Textarea } from '@mantine/core';
import { isProblem } from '@prikazchik/graphql-client/problem.ts';
import { INVITATION_DAYS, PrepareInvitationsInput } from '@prikazchik/inputs/team.input';
import type { RoleRef } from '@prikazchik/permissions/role';
import { Form, Submit } from '@prikazchik/ui/form-parts.tsx';
import { useInputForm } from '@prikazchik/ui/input-form.ts';
import { useLocale, useTranslations } from 'use-intl';
import { PrepareInvitationsDocument } from './batches.generated.ts';
import { LanguageField } from './language-field.tsx';
import { RolePicker } from './role-picker.tsx';

type ListValues = { list: string; roles: RoleRef[]; note: string; locale: string };

/** The list itself, pasted or from a file, and what goes for the lines that say nothing else. */
export function ListForm({ onPrepared }: { readonly onPrepared: (id: string) => void }) {
  const t = useTranslations('team.many');
  const invite = useTranslations('team.invite');
  const locale = useLocale();
  const client = useApolloClient();
  const initialValues: ListValues = { list: '', roles: [], note: '', locale: locale.toUpperCase() };
  const form = useInputForm({
    schema: PrepareInvitationsInput,
    initialValues,
    toInput: (values) => ({ ...values, days: INVITATION_DAYS.usual }),
    submit: async (input) => {
      const { data } = await client.mutate({ mutation: PrepareInvitationsDocument, variables: { input } });
      const answer = data?.prepareInvitations;
      if (!answer || isProblem(answer)) return answer ?? null;
      onPrepared(answer.id);
      return null;
    },
  });

  async function read(file: File | null): Promise<void> {
    if (file) form.setFieldValue('list', await file.text());
  }

  return (
    <Paper withBorder p="lg" maw={760}>
      <Form form={form} label={t('title')}>
        <Text>{t('lead')}</Text>
        <Textarea label={t('list')} description={t('listHelp')} autosize minRows={6} maxRows={16} {...form.getInputProps('list')} />
        <Group>
          <FileButton accept=".csv,.txt,text/csv,text/plain" onChange={read}>
            {(props) => (
              <Button variant="default" size="sm" {...props}>
                {t('file')}
              </Button>
            )}
          </FileButton>
        </Group>
        <Text size="sm" c="dimmed">
          {t('rolesHelp')}
        </Text>
        <RolePicker input={form.getInputProps('roles')} />
        <Textarea label={invite('note')} description={invite('noteHelp')} autosize minRows={2} {...form.getInputProps('note')} />
        <LanguageField label={invite('language')} {...form.getInputProps('locale')} />
        <Submit form={form}>{t('check')}</Submit>
      </Form>
    </Paper>
  );
}
