import type { ButtonProps } from '@mantine/core';
import { Alert, Button, Stack } from '@mantine/core';
import type { Problem } from '@prikazchik/graphql-client/problem.ts';
import { isProblem } from '@prikazchik/graphql-client/problem.ts';
import { request } from '@prikazchik/graphql-client/request.ts';
import { FailureAlert } from '@prikazchik/ui/failure-alert.tsx';
import { ProblemText } from '@prikazchik/ui/problem-text.tsx';
import { useAction } from '@prikazchik/ui/use-action.ts';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { StartHandoffDocument } from './handoff.generated.ts';
import { newestShop } from './membership.ts';
import { ViewerDocument } from './viewer.generated.ts';

interface OpenCabinetProps extends ButtonProps {
  /** `null` means the shop that the person joined last. */
  readonly companyId: string | null;
  /** Which shop's, for those who hear the button alone. */
  readonly shop: string;
}

async function lastJoined(): Promise<string> {
  const { viewer } = await request(ViewerDocument);
  return newestShop(viewer.memberships);
}

/** Carries the sign-in over to the shop's cabinet, which is another origin. */
export function OpenCabinet({ companyId, shop, ...props }: OpenCabinetProps) {
  const t = useTranslations('shops');
  const [problem, setProblem] = useState<Problem | null>(null);
  const open = useAction(async () => {
    setProblem(null);
    const { startHandoff } = await request(StartHandoffDocument, { companyId: companyId ?? (await lastJoined()) });
    if (isProblem(startHandoff)) setProblem(startHandoff);
    else location.assign(startHandoff.url);
  });
  return (
    <Stack gap="xs">
      <Button size="md" onClick={open.run} loading={open.running} aria-label={`${t('open')}: ${shop}`} {...props}>
        {t('open')}
      </Button>
      {problem && (
        <Alert color="red" role="alert">
          <ProblemText problem={problem} />
        </Alert>
      )}
      {open.failure && <FailureAlert failure={open.failure} />}
    </Stack>
  );
}
