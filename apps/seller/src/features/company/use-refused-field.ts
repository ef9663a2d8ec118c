import type { InputForm } from '@prikazchik/ui/input-form.ts';
import { useEffect, useEffectEvent } from 'react';
import { useTranslations } from 'use-intl';

/** Leads to the field that the review refused: marks it and puts the cursor there. */
export function useRefusedField<Values>(form: InputForm<Values>, field: string | undefined): void {
  const t = useTranslations('company');
  const lead = useEffectEvent((name: string) => {
    form.setErrors({ [name]: t('refused') });
    form.getInputNode(name)?.focus();
  });
  useEffect(() => {
    if (field) lead(field);
  }, [field]);
}
