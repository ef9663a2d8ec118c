import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { isProblem } from '@prikazchik/graphql-client/problem.ts';
import { request } from '@prikazchik/graphql-client/request.ts';
import { LeaveCompanyInput } from '@prikazchik/inputs/team.input';
import { Form, Submit } from '@prikazchik/ui/form-parts.tsx';
import { useInputForm } from '@prikazchik/ui/input-form.ts';
import { withWords } from '@prikazchik/ui/page-words.tsx';
import { PasswordField } from '@prikazchik/ui/password-field.tsx';
import { useRouter } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { messages as en } from '../../messages/leaving/en.ts';
import { messages as ru } from '../../messages/leaving/ru.ts';
import { LeaveCompanyDocument } from './leave.generated.ts';

interface LeaveShopProps {
  readonly companyId: string;
  readonly shop: string;
  readonly onStay: () => void;
}

/** The way out of a shop: says what ends and what stays, and asks for the password of whoever sits here. */
export const LeaveShop = withWords({ ru, en }, Content);

function Content({ companyId, shop, onStay }: LeaveShopProps) {
  const title = useTranslations('shops.leave')('title', { shop });
  const t = useTranslations('leaving');
  const router = useRouter();
  const form = useInputForm({
    schema: LeaveCompanyInput,
    initialValues: { password: '' },
    toInput: ({ password }) => ({ companyId, password }),
    submit: async (input) => {
      const { leaveCompany } = await request(LeaveCompanyDocument, { input });
      if (isProblem(leaveCompany)) return leaveCompany;
      await router.invalidate();
      return null;
    },
  });
  return (
    <Alert variant="default" title={title}>
      <Form form={form} label={title}>
        <Stack gap="xs">
          <Text>{t('ends')}</Text>
          <Text>{t('stays')}</Text>
          <Text>{t('back')}</Text>
        </Stack>
        <PasswordField data-autofocus {...form.getInputProps('password')} />
        <Group gap="sm">
          <Submit form={form}>{t('submit')}</Submit>
          <Button variant="default" size="md" onClick={onStay}>
            {t('stay')}
          </Button>
        </Group>
      </Form>
    </Alert>
  );
}
