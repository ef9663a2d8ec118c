import { useApolloClient } from '@apollo/client/react';
import { Alert, Badge, Button, Group, Stack, Text, Title } from '@mantine/core';
import { isProblem } from '@prikazchik/graphql-client/problem.ts';
import { Can } from '@prikazchik/ui/access.tsx';
import { Confirm } from '@prikazchik/ui/confirm.tsx';
import { useConfirmation } from '@prikazchik/ui/confirmation/use-confirmation.tsx';
import { TextLink } from '@prikazchik/ui/links.tsx';
import { notify } from '@prikazchik/ui/notify.ts';
import type { Refusal } from '@prikazchik/ui/problem-text.tsx';
import { ProblemText } from '@prikazchik/ui/problem-text.tsx';
import row from '@prikazchik/ui/record-table.module.css';
import type { Column } from '@prikazchik/ui/record-table.tsx';
import { RecordTable } from '@prikazchik/ui/record-table.tsx';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ShopSecurityFieldsFragment } from './security.generated.ts';
import { LetMemberInDocument, ResetMemberFactorDocument, ShopSecurityDocument } from './security.generated.ts';
import classes from './security.module.css';

type Person = ShopSecurityFieldsFragment['people'][number] & { readonly id: string };

/** Everyone of the shop: whether they have a second factor, where they are signed in, and, once it was locked, who is back. */
export function People({ security: { people, lock } }: { readonly security: ShopSecurityFieldsFragment }) {
  const t = useTranslations('security.people');
  const title = useId();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [resetting, setResetting] = useState<Person | null>(null);
  const client = useApolloClient();
  const { confirmed, dialog } = useConfirmation();

  async function settle(answer: Refusal | { readonly __typename: 'Member' } | undefined, words: string): Promise<void> {
    if (answer && 'code' in answer) return setRefusal(answer);
    void notify(words);
    await client.refetchQueries({ include: [ShopSecurityDocument] });
  }

  async function letIn({ id, member: { fullName: name } }: Person): Promise<void> {
    setRefusal(null);
    const { data } = await client.mutate({ mutation: LetMemberInDocument, variables: { memberId: id } });
    const answer = data?.letMemberIn;
    await settle(answer && isProblem(answer) ? answer : undefined, t('done.letIn', { name }));
  }

  async function reset({ id, member: { fullName: name } }: Person): Promise<void> {
    setRefusal(null);
    const answer = await confirmed(async (confirmation) => {
      const { data } = await client.mutate({ mutation: ResetMemberFactorDocument, variables: { memberId: id, confirmation } });
      if (!data) throw new Error('A mutation without data');
      return data.resetMemberFactor;
    }, name);
    await settle(isProblem(answer) ? answer : undefined, t('done.reset', { name }));
  }

  const hasDeeds = people.some(({ isLockedOut, canResetFactor }) => isLockedOut || canResetFactor);
  const columns = useColumns({ isLocked: lock !== null, hasDeeds, onLetIn: letIn, onReset: setResetting });
  return (
    <section aria-labelledby={title} className={classes.people}>
      <Title order={2} id={title}>
        {t('title')}
      </Title>
      <Text c="dimmed">{t('text')}</Text>
      {refusal && (
        <Alert color="red" role="alert">
          <ProblemText problem={refusal} />
        </Alert>
      )}
      <RecordTable label={t('title')} columns={columns} rows={people.map((one) => ({ ...one, id: one.member.id }))} />
      <Can do="audit.read">
        <TextLink to="/settings/journal" search={{ section: 'SECURITY' }} size="sm">
          {t('journal')}
        </TextLink>
      </Can>
      {resetting && (
        <Confirm
          title={t('dialog.title', { name: resetting.member.fullName })}
          verb={t('dialog.confirm')}
          danger
          onConfirm={() => void reset(resetting)}
          onClose={() => setResetting(null)}
        >
          <Stack gap="xs">
            <Text>{t('dialog.ends')}</Text>
            <Text>{t('dialog.stays')}</Text>
            <Text>{t('dialog.back')}</Text>
          </Stack>
        </Confirm>
      )}
      {dialog}
    </section>
  );
}

interface ColumnsProps {
  readonly isLocked: boolean;
  /** Whether there is anything to do about anybody. */
  readonly hasDeeds: boolean;
  readonly onLetIn: (person: Person) => Promise<void>;
  readonly onReset: (person: Person) => void;
}

function useColumns({ isLocked, hasDeeds, onLetIn, onReset }: ColumnsProps): Column<Person>[] {
  const t = useTranslations('security.people');
  return [
    {
      key: 'name',
      title: t('columns.name'),
      onCard: 'lead',
      cell: ({ id, member }) => (
        <TextLink to="/settings/employees/$memberId" params={{ memberId: id }} className={row.target} c="inherit" fw={500} size="sm">
          {member.isYou ? t('you', { name: member.fullName }) : member.fullName}
        </TextLink>
      ),
    },
    { key: 'factor', title: t('columns.factor'), width: 170, cell: (person) => <Factor person={person} /> },
    { key: 'sessions', title: t('columns.sessions'), width: 120, align: 'end', cell: ({ sessions }) => sessions },
    ...(isLocked
      ? [{ key: 'standing', title: t('columns.standing'), width: 150, cell: (person: Person) => <Standing person={person} /> }]
      : []),
    ...(hasDeeds
      ? [
          {
            key: 'deeds',
            title: t('columns.deeds'),
            width: 190,
            onCard: 'plain' as const,
            cell: (person: Person) => <Deeds person={person} onLetIn={onLetIn} onReset={onReset} />,
          },
        ]
      : []),
  ];
}

function Factor({ person: { hasSecondFactor, needsSecondFactor } }: { readonly person: Person }) {
  const t = useTranslations('security.people.factor');
  if (hasSecondFactor) return t('on');
  return needsSecondFactor ? (
    <Badge variant="light" color="yellow">
      {t('needed')}
    </Badge>
  ) : (
    t('off')
  );
}

function Standing({ person: { isLockedOut, sessions } }: { readonly person: Person }) {
  const t = useTranslations('security.people.standing');
  if (isLockedOut) {
    return (
      <Badge variant="light" color="red">
        {t('out')}
      </Badge>
    );
  }
  return (
    <Badge variant="light" color={sessions > 0 ? 'malachite' : 'gray'}>
      {sessions > 0 ? t('back') : t('letIn')}
    </Badge>
  );
}

function Deeds({ person, onLetIn, onReset }: { readonly person: Person } & Pick<ColumnsProps, 'onLetIn' | 'onReset'>) {
  const t = useTranslations('security.people');
  const { isLockedOut, canResetFactor, member } = person;
  return (
    <Can do="security.manage">
      <Group gap="xs" className={classes.deeds}>
        {isLockedOut && (
          <Button size="xs" onClick={() => void onLetIn(person)} aria-label={t('letInOne', { name: member.fullName })}>
            {t('letIn')}
          </Button>
        )}
        {canResetFactor && (
          <Button size="xs" variant="default" onClick={() => onReset(person)} aria-label={t('resetOne', { name: member.fullName })}>
            {t('reset')}
          </Button>
        )}
      </Group>
    </Can>
  );
}
