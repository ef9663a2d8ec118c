import { useApolloClient, useQuery } from '@apollo/client/react';
import { Button, Group, Skeleton, Stack, TextInput } from '@mantine/core';
import { isProblem } from '@prikazchik/graphql-client/problem.ts';
import { UpdateMemberInput } from '@prikazchik/inputs/team.input';
import { Form, Submit } from '@prikazchik/ui/form-parts.tsx';
import { useInputForm } from '@prikazchik/ui/input-form.ts';
import { notify } from '@prikazchik/ui/notify.ts';
import { PictureField } from '@prikazchik/ui/pictures/picture-field.tsx';
import type { Refusal } from '@prikazchik/ui/problem-text.tsx';
import { QueryPage } from '@prikazchik/ui/query-page.tsx';
import { useTranslations } from 'use-intl';
import {
  MemberDetailsDocument,
  type MemberDetailsQuery,
  RemoveMemberPictureDocument,
  RequestMemberPictureDocument,
  UpdateMemberDocument,
} from './members.generated.ts';

type Edited = MemberDetailsQuery['member'];
type Details = NonNullable<Edited['details']>;

/** Changes what the shop says of a colleague; what stands there is read anew, so that nothing older is saved over it. */
export function EditMember({ memberId, onClose }: { readonly memberId: string; readonly onClose: () => void }) {
  const result = useQuery(MemberDetailsDocument, { variables: { id: memberId }, fetchPolicy: 'network-only' });
  return (
    <QueryPage result={result} outline={<Skeleton height={220} />}>
      {({ member }) =>
        member.details && (
          <Stack gap="lg">
            <ShopPicture member={member} onChange={() => void result.refetch()} />
            <DetailsForm memberId={memberId} details={member.details} onClose={onClose} />
          </Stack>
        )
      }
    </QueryPage>
  );
}

interface ShopPictureProps {
  readonly member: Edited;
  readonly onChange: () => void;
}

/** The picture that stands for the colleague in this shop; what their account shows is theirs. */
function ShopPicture({ member: { id, fullName, avatarUrl, details }, onChange }: ShopPictureProps) {
  const t = useTranslations('team.member.edit');
  const client = useApolloClient();

  async function ask() {
    const { data } = await client.mutate({ mutation: RequestMemberPictureDocument, variables: { id } });
    if (!data) throw new Error('A mutation without an answer.');
    return data.requestMemberPicture;
  }

  async function remove(): Promise<Refusal | null> {
    const { data } = await client.mutate({ mutation: RemoveMemberPictureDocument, variables: { id } });
    return data && isProblem(data.removeMemberPicture) ? data.removeMemberPicture : null;
  }

  return (
    <PictureField
      fullName={fullName}
      url={avatarUrl}
      help={t('pictureHelp')}
      ask={ask}
      remove={details?.hasPicture ? remove : null}
      onChange={onChange}
    />
  );
}

interface DetailsFormProps {
  readonly memberId: string;
  readonly details: Details;
  readonly onClose: () => void;
}

function DetailsForm({ memberId, details, onClose }: DetailsFormProps) {
  const t = useTranslations('team.member.edit');
  const member = useTranslations('team.member');
  const client = useApolloClient();
  const form = useInputForm({
    schema: UpdateMemberInput,
    initialValues: { displayName: details.displayName ?? '', phone: details.phone ?? '', position: details.position ?? '' },
    toInput: (values) => ({ memberId, version: details.version, ...values }),
    submit: async (input) => {
      const { data } = await client.mutate({ mutation: UpdateMemberDocument, variables: { input } });
      const answer = data?.updateMember;
      if (!answer || isProblem(answer)) return answer ?? null;
      void notify(t('saved'));
      onClose();
      return null;
    },
  });
  return (
    <Form form={form} label={t('open')}>
      <TextInput label={t('name')} description={t('nameHelp')} {...form.getInputProps('displayName')} />
      <TextInput label={t('phone')} type="tel" {...form.getInputProps('phone')} />
      <TextInput label={t('position')} {...form.getInputProps('position')} />
      <Group gap="sm">
        <Submit form={form}>{t('save')}</Submit>
        <Button variant="default" size="md" onClick={onClose}>
          {member('cancel')}
        </Button>
      </Group>
    </Form>
  );
}
