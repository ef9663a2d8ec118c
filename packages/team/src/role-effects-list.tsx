import { Stack, Text } from '@mantine/core';
import type { Right } from '@prikazchik/permissions/right';
import { RIGHTS } from '@prikazchik/permissions/right';
import { useShopFormat } from '@prikazchik/ui/shop/viewer.tsx';
import { useLocale, useTranslations } from 'use-intl';
import type { RoleEffectsQuery } from './roles.generated.ts';

type Effect = RoleEffectsQuery['roleEffects'][number];

/** As many people as one reads through before saving. */
const SHOWN = 8;

/** Who would lose and gain what, and what of it they were still making use of. */
export function RoleEffects({ effects }: { readonly effects: readonly Effect[] }) {
  const t = useTranslations('team.roles.effects');
  const rest = effects.length - SHOWN;
  return (
    <Stack gap="md">
      {effects.slice(0, SHOWN).map((effect) => (
        <EffectOn key={effect.memberId} effect={effect} />
      ))}
      {rest > 0 && <Text size="sm">{t('more', { count: rest })}</Text>}
      <Text size="sm" c="dimmed">
        {t('at')}
      </Text>
    </Stack>
  );
}

function EffectOn({ effect: { fullName, loses, gains, used } }: { readonly effect: Effect }) {
  const t = useTranslations('team.roles.effects');
  const locale = useLocale();
  const format = useShopFormat();
  const names = (rights: readonly Right[]) => rights.map((right) => RIGHTS[right].title[locale]).join('; ');
  return (
    <div>
      <Text fw={600}>{fullName}</Text>
      {loses.length > 0 && <Text size="sm">{t('loses', { rights: names(loses) })}</Text>}
      {gains.length > 0 && <Text size="sm">{t('gains', { rights: names(gains) })}</Text>}
      {used.map(({ right, at }) => (
        <Text key={right} size="sm" c="red">
          {t('used', { right: RIGHTS[right].title[locale], date: format.date(at) })}
        </Text>
      ))}
    </div>
  );
}
