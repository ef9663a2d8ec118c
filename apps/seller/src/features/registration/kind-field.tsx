import '@mantine/core/styles/Radio.layer.css';
import '@mantine/core/styles/RadioIndicator.layer.css';
import '@mantine/core/styles/RadioCard.layer.css';
import { Group, Radio, Stack, Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { CompanyForm } from './company-fields.tsx';
import classes from './registration.module.css';

const KINDS = ['SOLE_PROPRIETOR', 'LEGAL_ENTITY'] as const;

/** Who the seller is before the law: it decides which numbers are asked for. */
export function KindField({ form }: { readonly form: CompanyForm }) {
  const t = useTranslations('registration.kind');
  return (
    <Radio.Group
      label={t('title')}
      description={t('lead')}
      inputWrapperOrder={['label', 'description', 'error', 'input']}
      {...form.input('kind')}
    >
      <Stack gap="sm" mt="sm">
        {KINDS.map((kind) => (
          <Radio.Card key={kind} value={kind} className={classes.choice}>
            <Group wrap="nowrap" align="flex-start" gap="sm">
              <Radio.Indicator mt={2} />
              <div>
                <Text fw={600}>{t(`names.${kind}`)}</Text>
                <Text size="sm" c="dimmed">
                  {t(`about.${kind}`)}
                </Text>
              </div>
            </Group>
          </Radio.Card>
        ))}
      </Stack>
    </Radio.Group>
  );
}
