import '@mantine/core/styles/Radio.layer.css';
import '@mantine/core/styles/Checkbox.layer.css';
import '@mantine/core/styles/InlineInput.layer.css';
import { useApolloClient } from '@apollo/client/react';
import { Anchor, Checkbox, Radio, Stack, Text, Title } from '@mantine/core';
import { isProblem } from '@prikazchik/graphql-client/problem.ts';
import { FACTOR_RULES, SetSecurityPolicyInput } from '@prikazchik/inputs/team.input';
import { presetOf } from '@prikazchik/permissions/role';
import { useCan } from '@prikazchik/ui/access.tsx';
import { useConfirmation } from '@prikazchik/ui/confirmation/use-confirmation.tsx';
import { Form, Submit } from '@prikazchik/ui/form-parts.tsx';
import { useInputForm } from '@prikazchik/ui/input-form.ts';
import { notify } from '@prikazchik/ui/notify.ts';
import { otherPortal } from '@prikazchik/ui/other-portal.ts';
import { UnsavedGuard } from '@prikazchik/ui/unsaved-guard.tsx';
import { useId } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import type { ShopSecurityFieldsFragment, ShopSecurityQuery } from './security.generated.ts';
import { SetSecurityPolicyDocument, ShopSecurityDocument } from './security.generated.ts';
import classes from './security.module.css';

interface PolicyFormProps {
  readonly policy: ShopSecurityFieldsFragment['policy'];
  readonly roles: ShopSecurityQuery['roles'];
}

/** Who must have a second factor in the shop; whoever may only look sees it without being able to change it. */
export function PolicyForm({ policy, roles }: PolicyFormProps) {
  const t = useTranslations('security.policy');
  const locale = useLocale();
  const title = useId();
  const isReader = !useCan()('security.manage');
  const { form, dialog } = usePolicyForm(policy);
  return (
    <section aria-labelledby={title} className={classes.sheet}>
      <UnsavedGuard when={() => form.isDirty()} />
      <Title order={2} id={title}>
        {t('title')}
      </Title>
      <Form form={form} label={t('title')}>
        <Text>{t('text')}</Text>
        <Radio.Group label={t('rule')} {...form.getInputProps('rule')}>
          <Stack gap="xs" mt="xs">
            {FACTOR_RULES.map((rule) => (
              <Radio key={rule} value={rule} label={t(`rules.${rule}`)} disabled={isReader} />
            ))}
          </Stack>
        </Radio.Group>
        {form.values.rule === 'ROLES' && (
          <Checkbox.Group
            label={t('roles')}
            description={t('rolesHelp')}
            inputWrapperOrder={['label', 'description', 'error', 'input']}
            {...form.getInputProps('roles')}
          >
            <Stack gap="xs" mt="xs">
              {roles.map(({ key, name }) => (
                <Checkbox key={key} value={key} label={name ?? presetOf(key)?.title[locale] ?? key} disabled={isReader} />
              ))}
            </Stack>
          </Checkbox.Group>
        )}
        {!isReader && (
          <>
            <Text size="sm" c="dimmed">
              {t.rich('own', {
                link: (words) => (
                  <Anchor href={`${otherPortal()}/security`} inherit underline="always">
                    {words}
                  </Anchor>
                ),
              })}
            </Text>
            <Stack align="flex-start">
              <Submit form={form}>{t('save')}</Submit>
            </Stack>
          </>
        )}
      </Form>
      {dialog}
    </section>
  );
}

function usePolicyForm({ rule, roles, version }: PolicyFormProps['policy']) {
  const t = useTranslations('security.policy');
  const client = useApolloClient();
  const { confirmed, dialog } = useConfirmation();
  const form = useInputForm({
    schema: SetSecurityPolicyInput,
    initialValues: { rule, roles: [...roles] },
    toInput: (values) => ({ ...values, version }),
    submit: async (input) => {
      const answer = await confirmed(
        async (confirmation) => {
          const { data } = await client.mutate({ mutation: SetSecurityPolicyDocument, variables: { input, confirmation } });
          if (!data) throw new Error('A mutation without data');
          return data.setSecurityPolicy;
        },
        t(`rules.${input.rule}`),
      );
      if (isProblem(answer)) return answer;
      void notify(t('saved'));
      await client.refetchQueries({ include: [ShopSecurityDocument] });
      return null;
    },
  });
  return { form, dialog };
}
