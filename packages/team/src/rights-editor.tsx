import '@mantine/core/styles/Checkbox.layer.css';
import '@mantine/core/styles/InlineInput.layer.css';
import { Checkbox, Input, Text } from '@mantine/core';
import { withDependencies, withoutDependents } from '@prikazchik/permissions/dependency';
import type { Level, Right, Section } from '@prikazchik/permissions/right';
import { RIGHT_KEYS, RIGHTS, SECTIONS } from '@prikazchik/permissions/right';
import { useCan } from '@prikazchik/ui/access.tsx';
import type { ReactNode } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import classes from './rights-editor.module.css';

interface RightsEditorProps {
  readonly value: readonly Right[];
  /** Left out: the rights are only shown. */
  readonly onChange?: ((rights: Right[]) => void) | undefined;
  readonly error?: ReactNode;
}

const SECTION_KEYS = Object.keys(SECTIONS) as readonly Section[];
const LEVELS: readonly Level[] = ['view', 'change'];

const ORDER: ('label' | 'description' | 'error' | 'input')[] = ['label', 'description', 'error', 'input'];

/** What can be given at all: the owner's alone are not among them. */
const GIVEABLE = RIGHT_KEYS.filter((right) => !RIGHTS[right].ownerOnly);

/** The rights of a role, section by section: to look in one column, to change in the other. What a right depends on is ticked along. */
export function RightsEditor({ value, onChange, error }: RightsEditorProps) {
  const t = useTranslations('team.roles');
  const locale = useLocale();
  return (
    <Input.Wrapper label={t('rights')} description={onChange && t('rightsHelp')} error={error} labelElement="div" inputWrapperOrder={ORDER}>
      <div className={classes.sections}>
        {SECTION_KEYS.map((section) => (
          <fieldset key={section} className={classes.section}>
            <legend className={classes.legend}>{SECTIONS[section][locale]}</legend>
            <div className={classes.columns}>
              {LEVELS.map((level) => {
                const rights = GIVEABLE.filter((right) => RIGHTS[right].section === section && RIGHTS[right].level === level);
                return (
                  <div key={level} className={classes.column}>
                    {rights.length > 0 && (
                      <Text size="xs" c="dimmed">
                        {t(level)}
                      </Text>
                    )}
                    {rights.map((right) => (
                      <RightBox key={right} right={right} value={value} onChange={onChange} />
                    ))}
                  </div>
                );
              })}
            </div>
          </fieldset>
        ))}
      </div>
    </Input.Wrapper>
  );
}

interface RightBoxProps extends Pick<RightsEditorProps, 'value' | 'onChange'> {
  readonly right: Right;
}

function RightBox({ right, value, onChange }: RightBoxProps) {
  const t = useTranslations('team.roles');
  const locale = useLocale();
  const can = useCan();
  const isHeld = can(right);
  const needs = RIGHTS[right].dependsOn.map((dependency) => RIGHTS[dependency].title[locale]).join(', ');
  const toggle = (isOn: boolean) => onChange?.([...(isOn ? withDependencies([...value, right]) : withoutDependents(value, right))]);
  return (
    <Checkbox
      label={RIGHTS[right].title[locale]}
      description={onChange && !isHeld ? t('notHeld') : needs && t('needs', { rights: needs })}
      checked={value.includes(right)}
      disabled={!onChange || !isHeld}
      onChange={({ currentTarget }) => toggle(currentTarget.checked)}
    />
  );
}
