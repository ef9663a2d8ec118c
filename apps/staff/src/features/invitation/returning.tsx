import { Text } from '@mantine/core';
import { SignInForm } from '@prikazchik/ui/auth/sign-in.tsx';

/** The way to answer for one who has an account: to sign in here; the page is then read anew. */
export function Returning({ lead }: { readonly lead: string }) {
  return (
    <>
      <Text>{lead}</Text>
      <SignInForm />
    </>
  );
}
