import { Skeleton, Stack } from '@mantine/core';
import { Loading } from '@prikazchik/ui/page-state.tsx';

/** The outline of a page whose code is on its way. */
export function PageOutline() {
  return (
    <Loading>
      <Stack gap="lg">
        <Skeleton height={34} width={220} />
        <Skeleton height={44} />
        <Skeleton height={320} />
      </Stack>
    </Loading>
  );
}
