import { Alert, Button, Stack, Text } from '@mantine/core';
import type { Locale, Right } from '@prikazchik/permissions/right';
import { RIGHTS, SECTIONS } from '@prikazchik/permissions/right';
import { useLocale, useTranslations } from 'use-intl';
import classes from './access-notice.module.css';
import type { AccessChange } from './use-access-changes.ts';

/** A change of access with the rights before it and after it. */
export interface NoticedChange {
  readonly change: AccessChange;
  readonly before: readonly Right[];
  readonly after: readonly Right[];
}

interface AccessNoticeProps extends NoticedChange {
  /** Which of the person's shops it is about, where that isn't plain. */
  readonly shop?: string | null;
  readonly onClose: () => void;
}

/** What changed, in as few words as it takes: a section by its name when all of it came or went, single rights otherwise. */
export function summarise(changed: readonly Right[], kept: readonly Right[], locale: Locale): string[] {
  const keptSections = new Set(kept.map((right) => RIGHTS[right].section));
  return changed
    .map((right) => RIGHTS[right])
    .map(({ section, title }) => (keptSections.has(section) ? title[locale] : SECTIONS[section][locale]))
    .filter((words, place, all) => all.indexOf(words) === place);
}

/** Says at once, on whatever page it happens, what changed in the viewer's rights and who changed it. */
export function AccessNotice({ change, before, after, shop = null, onClose }: AccessNoticeProps) {
  const t = useTranslations('ui.access');
  const locale = useLocale();
  const lost = before.filter((right) => !after.includes(right));
  const gained = after.filter((right) => !before.includes(right));
  return (
    <Alert color={lost.length > 0 ? 'yellow' : 'malachite'} role="alert" title={t(change.kind)}>
      <Stack gap={6} align="flex-start">
        {shop && <Text size="sm">{t('shop', { shop })}</Text>}
        {change.by && <Text size="sm">{t('by', { name: change.by })}</Text>}
        {after.length === 0 && lost.length > 0 && <Text size="sm">{t('nothing')}</Text>}
        {after.length > 0 && lost.length > 0 && <Changes title={t('lost')} words={summarise(lost, after, locale)} />}
        {gained.length > 0 && <Changes title={t('gained')} words={summarise(gained, before, locale)} />}
        {lost.length + gained.length === 0 && <Text size="sm">{t('same')}</Text>}
        <Button size="xs" variant="default" mt={4} onClick={onClose}>
          {t('understood')}
        </Button>
      </Stack>
    </Alert>
  );
}

function Changes({ title, words }: { readonly title: string; readonly words: readonly string[] }) {
  return (
    <Text size="sm" component="div">
      {title}
      <ul className={classes.changes}>
        {words.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </Text>
  );
}
