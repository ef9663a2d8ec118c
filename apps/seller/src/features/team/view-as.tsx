import { Button } from '@mantine/core';
import { isProblem } from '@prikazchik/graphql-client/problem.ts';
import { request } from '@prikazchik/graphql-client/request.ts';
import { lookAs } from '@prikazchik/graphql-client/viewing.ts';
import { FailureAlert } from '@prikazchik/ui/failure-alert.tsx';
import type { Refusal } from '@prikazchik/ui/problem-text.tsx';
import { useAction } from '@prikazchik/ui/use-action.ts';
import { useTranslations } from 'use-intl';
import { ViewAsMemberDocument, ViewAsRoleDocument } from './view-as.generated.ts';

interface ViewAsProps {
  readonly as: { readonly memberId: string } | { readonly role: string };
  /** Of the role or the colleague, for the bar that is shown meanwhile. */
  readonly name: string;
  readonly onRefused: (refusal: Refusal | null) => void;
}

const begin = async (as: ViewAsProps['as']) =>
  'role' in as ? (await request(ViewAsRoleDocument, as)).viewAsRole : (await request(ViewAsMemberDocument, as)).viewAsMember;

/** Opens the cabinet as somebody else sees it, in this tab. */
export function ViewAs({ as, name, onRefused }: ViewAsProps) {
  const t = useTranslations('team.viewAs');
  const looking = useAction(async () => {
    const answer = await begin(as);
    if (isProblem(answer)) {
      onRefused(answer);
      return;
    }
    lookAs({ id: answer.id, name });
    location.assign('/');
  });
  return (
    <>
      <Button variant="default" onClick={() => looking.run()} loading={looking.running}>
        {'role' in as ? t('role') : t('member')}
      </Button>
      {looking.failure && <FailureAlert failure={looking.failure} />}
    </>
  );
}
