import { useQuery } from '@apollo/client/react';
import { Alert, Title } from '@mantine/core';
import { useCan } from '@prikazchik/ui/access.tsx';
import { Facts } from '@prikazchik/ui/facts.tsx';
import { QueryPage } from '@prikazchik/ui/query-page.tsx';
import { useTranslations } from 'use-intl';
import { BackToSteps } from './back-to-steps.tsx';
import { CompanyLegalDocument } from './legal.generated.ts';
import { LegalForm } from './legal-form.tsx';
import type { LegalCompany } from './legal-values.ts';
import { RegistryBadge } from './registry-badge.tsx';
import { SettingsSheet, Sheet, SheetOutline } from './settings-sheet.tsx';

/** The shop before the law and its bank: to be read by the accountant, changed by the owner and the administrator. */
export function LegalPage() {
  const t = useTranslations('company.legal');
  const can = useCan();
  const result = useQuery(CompanyLegalDocument);
  return (
    <SettingsSheet title={t('title')} lead={t('lead')}>
      <QueryPage result={result} outline={<SheetOutline fields={7} />}>
        {({ company: { kind, state, legal } }) =>
          legal && (
            <>
              <BackToSteps state={state} />
              {can('company.legal.update') ? (
                <LegalForm company={{ kind, state, legal }} />
              ) : (
                <LegalFacts company={{ kind, state, legal }} />
              )}
            </>
          )
        }
      </QueryPage>
    </SettingsSheet>
  );
}

function LegalFacts({ company: { kind, legal } }: { readonly company: LegalCompany }) {
  const t = useTranslations('company.legal');
  const missing = t('notSet');
  return (
    <>
      <Sheet>
        <Title order={2}>{t('organization')}</Title>
        <RegistryBadge isChecked={legal.registryChecked} />
        <Facts
          missing={missing}
          facts={[
            { name: t('inn'), value: legal.inn },
            { name: t('legalName'), value: legal.legalName },
            { name: t(`ogrn.${kind}`), value: legal.ogrn },
            ...(kind === 'LEGAL_ENTITY' ? [{ name: t('kpp'), value: legal.kpp }] : []),
            { name: t(`legalAddress.${kind}`), value: legal.legalAddress },
          ]}
        />
      </Sheet>
      <Sheet>
        <Title order={2}>{t('account')}</Title>
        <Facts
          missing={missing}
          facts={[
            { name: t('taxSystem'), value: legal.taxSystem && t(`taxSystems.${legal.taxSystem}`) },
            { name: t('bic'), value: legal.bic },
            { name: t('bank'), value: legal.bankName },
            { name: t('correspondentAccount'), value: legal.correspondentAccount },
            { name: t('settlementAccount'), value: legal.settlementAccount },
          ]}
        />
        <Alert variant="default">{t('readOnly')}</Alert>
      </Sheet>
    </>
  );
}
