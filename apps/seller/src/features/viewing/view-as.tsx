import { Button } from '@mantine/core';
import { isProblem } from '@prikazchik/graphql-client/problem.ts';
import { request } from '@prikazchik/graphql-client/request.ts';
import { lookAs } from '@prikazchik/graphql-client/viewing.ts';
import type { ViewAsProps } from '@prikazchik/team/portal-parts.ts';
import { FailureAlert } from '@prikazchik/ui/failure-alert.tsx';
import { useAction } from '@prikazchik/ui/use-action.ts';
import { useTranslations } from 'use-intl';
import { ViewAsMemberDocument, ViewAsRoleDocument } from './view-as.generated.ts';

const begin = async (as: ViewAsProps['as']) =>
  'role' in as ? (await request(ViewAsRoleDocument, as)).viewAsRole : (await request(ViewAsMemberDocument, as)).viewAsMember;

/** Opens the cabinet as somebody else sees it, in this tab. */
export function ViewAs({ as, name, onRefused }: ViewAsProps) {
  const t = useTranslations('shell.viewing');
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
