import { useApolloClient, useQuery } from '@apollo/client/react';
import { Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { isProblem } from '@prikazchik/graphql-client/problem.ts';
import { useConfirmation } from '@prikazchik/ui/confirmation/use-confirmation.tsx';
import { FailureAlert } from '@prikazchik/ui/failure-alert.tsx';
import type { Refusal } from '@prikazchik/ui/problem-text.tsx';
import { ProblemText } from '@prikazchik/ui/problem-text.tsx';
import { useViewer } from '@prikazchik/ui/shop/viewer.tsx';
import { useAction } from '@prikazchik/ui/use-action.ts';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { OfferOwnershipDocument, PossibleOwnersDocument } from './owner.generated.ts';

interface OfferFormProps {
  readonly onOffered: () => Promise<void>;
  readonly onClose: () => void;
}

/** Chooses who is asked to own the shop, and asks for the second factor or the password. */
export function OfferForm({ onOffered, onClose }: OfferFormProps) {
  const t = useTranslations('company.owner');
  const words = useTranslations('ui.form');
  const { companyName: shop } = useViewer().membership;
  const client = useApolloClient();
  const [search, setSearch] = useState('');
  const { data, error } = useQuery(PossibleOwnersDocument, { variables: { search: search.trim() || null } });
  const [chosen, setChosen] = useState('');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const { confirmed, dialog } = useConfirmation();
  const people = data?.members.edges.map(({ node }) => node).filter(({ isYou }) => !isYou) ?? [];
  const person = people.find(({ id }) => id === chosen);
  const isLong = search !== '' || (data?.members.pageInfo.hasNextPage ?? false);

  const offering = useAction(async () => {
    if (!person) return setRefusal({ code: 'REQUIRED', params: null });
    setRefusal(null);
    const answer = await confirmed(
      async (confirmation) => {
        const variables = { memberId: person.id, confirmation };
        const { data: done } = await client.mutate({ mutation: OfferOwnershipDocument, variables });
        if (!done) throw new Error('A mutation without data');
        return done.offerOwnership;
      },
      t('confirmed', { shop, to: person.fullName }),
    );
    if (!isProblem(answer)) return onOffered();
    if (answer.code !== 'CONFIRMATION_NEEDED') setRefusal(answer);
  });

  if (error) throw error;
  if (data && !isLong && people.length === 0) return <Text c="dimmed">{t('nobody')}</Text>;
  return (
    <Stack gap="md">
      {isLong && <TextInput label={t('search')} value={search} onChange={({ currentTarget }) => setSearch(currentTarget.value)} />}
      <NativeSelect
        label={t('to')}
        value={person ? chosen : ''}
        onChange={({ currentTarget }) => setChosen(currentTarget.value)}
        error={refusal && <ProblemText problem={refusal} />}
        data={[{ value: '', label: t('choose') }, ...people.map(({ id, fullName }) => ({ value: id, label: fullName }))]}
      />
      {offering.failure && <FailureAlert failure={offering.failure} />}
      <Group gap="sm">
        <Button onClick={() => offering.run()} loading={offering.running}>
          {t('submit')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {words('cancel')}
        </Button>
      </Group>
      {dialog}
    </Stack>
  );
}
