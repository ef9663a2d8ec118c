import { NativeSelect, Stack, Text } from '@mantine/core';
import type { Right, Section } from '@prikazchik/permissions/right';
import { RIGHTS, SECTIONS } from '@prikazchik/permissions/right';
import type { RightSet } from '@prikazchik/permissions/rightset';
import { has } from '@prikazchik/permissions/rightset';
import { useCan } from '@prikazchik/ui/access.tsx';
import { useLocale, useTranslations } from 'use-intl';
import { type AccessDraft, type Effect, GIVEABLE, withRight } from './access-draft.ts';
import { ExplainRight } from './explain-right.tsx';
import { HoursField } from './hours-field.tsx';
import type { MemberOnPage } from './member-on-page.ts';
import { PeriodFields } from './period-fields.tsx';
import classes from './team.module.css';
import { WarehousesField } from './warehouses-field.tsx';

interface RightTermsProps {
  readonly member: MemberOnPage;
  readonly draft: AccessDraft;
  /** What the roles of the draft give. */
  readonly byRoles: RightSet;
  readonly onChange: (draft: AccessDraft) => void;
}

const SECTION_KEYS = Object.keys(SECTIONS) as readonly Section[];
const EFFECTS: readonly Effect[] = ['GRANT', 'RESTRICT'];

/** Every right, section by section: as the roles have it, given beside them, or denied in spite of them. */
export function RightTerms(props: RightTermsProps) {
  const t = useTranslations('access');
  const locale = useLocale();
  return SECTION_KEYS.map((section) => {
    const rights = GIVEABLE.filter((right) => RIGHTS[right].section === section);
    const count = props.draft.rights.filter(({ right }) => RIGHTS[right].section === section).length;
    return (
      <details key={section} className={classes.details}>
        <summary>
          {SECTIONS[section][locale]}
          {count > 0 && ` · ${t('personal', { count })}`}
        </summary>
        <Stack gap="md" mt="xs">
          {rights.map((right) => (
            <RightTerm key={right} right={right} {...props} />
          ))}
        </Stack>
      </details>
    );
  });
}

function RightTerm({ member, right, draft, byRoles, onChange }: RightTermsProps & { readonly right: Right }) {
  const t = useTranslations('access');
  const locale = useLocale();
  const can = useCan();
  const title = RIGHTS[right].title[locale];
  const term = draft.rights.find((one) => one.right === right);
  const isHeld = can(right);
  const usual = has(byRoles, right) ? t('byRoleYes') : t('byRoleNo');
  return (
    <Stack gap={6}>
      <NativeSelect
        label={title}
        disabled={!isHeld}
        value={term?.effect ?? ''}
        data={[{ value: '', label: usual }, ...EFFECTS.map((effect) => ({ value: effect, label: t(`effects.${effect}`) }))]}
        onChange={({ currentTarget: { value } }) =>
          onChange(withRight(draft, right, EFFECTS.find((effect) => effect === value) ?? null, term))
        }
      />
      <ExplainRight member={member} right={right} />
      {!isHeld && (
        <Text size="xs" c="dimmed">
          {t('notHeld')}
        </Text>
      )}
      {term && (
        <PeriodFields
          of={title}
          value={term}
          disabled={!isHeld}
          onChange={(dates) => onChange(withRight(draft, right, term.effect, { ...term, ...dates }))}
        />
      )}
      {term && (
        <HoursField
          of={title}
          value={term.shift}
          disabled={!isHeld}
          onChange={(shift) => onChange(withRight(draft, right, term.effect, { ...term, shift }))}
        />
      )}
      {term && RIGHTS[right].byWarehouse && (
        <WarehousesField
          of={title}
          value={term.warehouseIds}
          disabled={!isHeld}
          onChange={(warehouseIds) => onChange(withRight(draft, right, term.effect, { ...term, warehouseIds }))}
        />
      )}
    </Stack>
  );
}
