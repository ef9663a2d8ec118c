import { Container, Paper, Skeleton, Stack } from '@mantine/core';
import { Loading, TextOutline } from '@prikazchik/ui/page-state.tsx';

/** What any page of the portal looks like before it is known: a heading and a sheet. */
export function PageOutline() {
  return (
    <Container size={720} w="100%" py={{ base: 20, sm: 44 }} px="md">
      <Loading>
        <Stack gap="lg">
          <Skeleton height={32} width="46%" />
          <Paper p="lg" withBorder>
            <TextOutline lines={5} />
          </Paper>
        </Stack>
      </Loading>
    </Container>
  );
}
