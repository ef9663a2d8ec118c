import { Title } from '@mantine/core';
import { TabTitle } from './frame.tsx';

/** What the page is called, on it and in the browser's tab; one on a page. */
export function PageTitle({ children }: { readonly children: string }) {
  return (
    <>
      <TabTitle>{children}</TabTitle>
      <Title order={1}>{children}</Title>
    </>
  );
}
