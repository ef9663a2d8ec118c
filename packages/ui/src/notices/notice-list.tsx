import { Button, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { FailureAlert } from '../failure-alert.tsx';
import { useFormat } from '../format.ts';
import { Empty, ErrorState, Loading, TextOutline } from '../page-state.tsx';
import { useAction } from '../use-action.ts';
import classes from './notice-list.module.css';
import { type Notice, useNotices } from './use-notices.ts';

/** Everything that the person was told. What they see for the first time stands out until they leave the page. */
export function NoticeList() {
  const [tries, setTries] = useState(0);
  return <Notices key={tries} onRetry={() => setTries(tries + 1)} />;
}

function Notices({ onRetry }: { readonly onRetry: () => void }) {
  const t = useTranslations('ui.notices');
  const { shown, failure, more } = useNotices();
  const further = useAction(more);
  if (failure && !shown) return <ErrorState failure={failure} onRetry={onRetry} />;
  if (!shown) {
    return (
      <Loading>
        <TextOutline lines={6} />
      </Loading>
    );
  }
  if (shown.notices.length === 0) {
    return (
      <Empty title={t('empty.title')}>
        <Text>{t('empty.text')}</Text>
      </Empty>
    );
  }
  return (
    <Stack gap="md" align="flex-start">
      <ol className={classes.list}>
        {shown.notices.map((notice) => (
          <NoticeLine key={notice.id} notice={notice} isNew={shown.fresh.has(notice.id)} />
        ))}
      </ol>
      {further.failure && <FailureAlert failure={further.failure} />}
      {shown.after && (
        <Button variant="default" onClick={() => further.run()} loading={further.running}>
          {t('more')}
        </Button>
      )}
    </Stack>
  );
}

function NoticeLine({ notice, isNew }: { readonly notice: Notice; readonly isNew: boolean }) {
  const t = useTranslations('ui.notices');
  const locale = useLocale();
  const { date, list } = useFormat();
  const { kind, at, shopName, byName, aboutName, roles } = notice;
  // Of a transfer of a shop both are told: whoever gives it away is told of the other one.
  const side = aboutName ? 'from' : 'to';
  const words = { side, shop: shopName ?? '', about: aboutName ?? '', roles: roles ? list(roles[locale]) : '' };
  return (
    <li className={classes.notice} data-new={isNew || undefined}>
      <Text>{t(`sentences.${kind}`, words)}</Text>
      <Text size="sm" c="dimmed">
        <time dateTime={at}>{date(at, 'moment')}</time>
        {byName && ` · ${byName}`}
      </Text>
    </li>
  );
}
