import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { request } from '@prikazchik/graphql-client/request.ts';
import { deviceName } from '@prikazchik/ui/device-name.ts';
import { FailureAlert } from '@prikazchik/ui/failure-alert.tsx';
import { useFormat } from '@prikazchik/ui/format.ts';
import { ProblemText } from '@prikazchik/ui/problem-text.tsx';
import { useAction } from '@prikazchik/ui/use-action.ts';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Security } from './load-security.ts';
import { EarlierSignInsDocument } from './security.generated.ts';
import classes from './security.module.css';

type Page = Security['mySignIns'];
type SignIn = Page['edges'][number]['node'];

/** Who came in by one's name, or tried to, the newest first. */
export function SignIns({ first }: { readonly first: Page }) {
  const t = useTranslations('security.signIns');
  const title = useId();
  const [earlier, setEarlier] = useState<readonly Page[]>([]);
  const pages = [first, ...earlier];
  const { hasNextPage, endCursor } = (pages.at(-1) ?? first).pageInfo;
  const more = useAction(async () => {
    const { mySignIns } = await request(EarlierSignInsDocument, { after: endCursor ?? '' });
    setEarlier([...earlier, mySignIns]);
  });
  return (
    <Paper component="section" aria-labelledby={title} className={classes.sheet}>
      <Stack gap="md">
        <Title order={2} id={title}>
          {t('title')}
        </Title>
        <Text>{t('text')}</Text>
        <ul className={classes.list}>{pages.flatMap(({ edges }) => edges.map(({ node }) => <Row key={node.id} signIn={node} />))}</ul>
        {more.failure && <FailureAlert failure={more.failure} />}
        {hasNextPage && (
          <Group>
            <Button variant="default" onClick={more.run} loading={more.running}>
              {t('more')}
            </Button>
          </Group>
        )}
      </Stack>
    </Paper>
  );
}

function Row({ signIn: { at, way, refusal, userAgent, ip } }: { readonly signIn: SignIn }) {
  const t = useTranslations('security.signIns');
  const { date } = useFormat();
  const device = deviceName(userAgent) ?? t('unknown');
  return (
    <li className={classes.row}>
      <div className={classes.what}>
        <Text fw={600} c={refusal ? 'red' : 'inherit'}>
          {refusal ? t('refused', { way: t(`ways.${way}`) }) : t(`ways.${way}`)}
        </Text>
        {refusal && (
          <Text size="sm">
            <ProblemText problem={{ code: refusal, params: null }} />
          </Text>
        )}
        <Text size="sm" c="dimmed">
          {[date(at, 'moment'), device, ip].filter(Boolean).join(' · ')}
        </Text>
      </div>
    </li>
  );
}
