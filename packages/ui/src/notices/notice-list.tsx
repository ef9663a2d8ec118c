import { Button, Stack, Text } from '@mantine/core';
import { RIGHTS } from '@prikazchik/permissions/right';
import { type ReactNode, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { FailureAlert } from '../failure-alert.tsx';
import { useFormat } from '../format.ts';
import { Empty, ErrorState, Loading, TextOutline } from '../page-state.tsx';
import { useAction } from '../use-action.ts';
import classes from './notice-list.module.css';
import { type Notice, useNotices } from './use-notices.ts';

interface NoticeListProps {
  /** What may be done about a notice at once, below its words. */
  readonly actionOf?: (notice: Notice) => ReactNode;
}

/** Everything that the person was told. What they see for the first time stands out until they leave the page. */
export function NoticeList({ actionOf = () => null }: NoticeListProps) {
  const [tries, setTries] = useState(0);
  return <Notices key={tries} actionOf={actionOf} onRetry={() => setTries(tries + 1)} />;
}

function Notices({ actionOf, onRetry }: Required<NoticeListProps> & { readonly onRetry: () => void }) {
  const t = useTranslations('notices');
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
          <NoticeLine key={notice.id} notice={notice} isNew={shown.fresh.has(notice.id)} action={actionOf(notice)} />
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

/**
 * All sentences are given the same words, so one stands for all before the compiler: comparing them with every sentence there is took it
 * most of a minute. That no sentence asks for another word is held by messages.test.ts.
 */
const sentenceOf = (kind: Notice['kind']) => `sentences.${kind}` as 'sentences.RESTORED';

interface NoticeLineProps {
  readonly notice: Notice;
  readonly isNew: boolean;
  readonly action: ReactNode;
}

function NoticeLine({ notice, isNew, action }: NoticeLineProps) {
  const t = useTranslations('notices');
  const locale = useLocale();
  const { date, list } = useFormat();
  const { kind, at, shopName, byName, aboutName, roles, right, until, note } = notice;
  const words = {
    // Of a transfer of a shop both are told: whoever gives it away is told of the other one.
    side: aboutName ? 'from' : 'to',
    shop: shopName ?? '',
    about: aboutName ?? '',
    roles: roles ? list(roles[locale]) : '',
    what: right ? 'right' : 'role',
    right: right ? RIGHTS[right].title[locale] : '',
  };
  return (
    <li className={classes.notice} data-new={isNew || undefined}>
      <Text>{t(sentenceOf(kind), words)}</Text>
      {until && <Text>{t('until', { moment: date(until, 'moment') })}</Text>}
      {note && <Text className={classes.note}>{note}</Text>}
      <Text size="sm" c="dimmed">
        <time dateTime={at}>{date(at, 'moment')}</time>
        {byName && ` · ${byName}`}
      </Text>
      {action}
    </li>
  );
}
