import { Button, Text } from '@mantine/core';
import { signOut } from '@prikazchik/graphql-client/request.ts';
import type { AccessBar } from '@prikazchik/graphql-client/schema.generated.ts';
import { ButtonLink } from '@prikazchik/ui/links.tsx';
import { otherPortal } from '@prikazchik/ui/other-portal.ts';
import { Message } from '@prikazchik/ui/page-state.tsx';
import { withWords } from '@prikazchik/ui/page-words.tsx';
import { useAction } from '@prikazchik/ui/use-action.ts';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { WORDS } from '../features/security/words.ts';
import type { NoShopProps } from './no-shop.tsx';
import { Alone, OtherShops } from './no-shop.tsx';

interface ShopBarredProps extends NoShopProps {
  readonly bar: AccessBar;
  readonly shop: string;
  /** Asks the API once more. */
  readonly onRetry: () => Promise<unknown>;
}

/** The person works in the shop, and is kept out of it for the time being: why, and what to do. */
export const ShopBarred = withWords(WORDS, Barred);

function Barred({ bar, shop, user, memberships, onRetry }: ShopBarredProps) {
  const t = useTranslations('security.barred');
  return (
    <Alone user={user}>
      <Message
        title={t(`${bar}.title`, { shop })}
        isPage
        urgent
        action={
          <>
            {bar === 'SECOND_FACTOR' && (
              <>
                <Button component="a" href={`${otherPortal()}/security`}>
                  {t('setUp')}
                </Button>
                <ButtonLink to="/passkeys" variant="default">
                  {t('passkey')}
                </ButtonLink>
              </>
            )}
            {bar === 'LOCKED' ? (
              <Button onClick={() => void onRetry()}>{t('retry')}</Button>
            ) : (
              <SignInAgain isFirst={bar === 'SIGN_IN_AGAIN'} />
            )}
            {memberships.length > 1 && <OtherShops memberships={memberships} />}
          </>
        }
      >
        <Text>{t(`${bar}.text`)}</Text>
        <Text mt="xs">{t(`${bar}.next`)}</Text>
      </Message>
    </Alone>
  );
}

/** Signs out, and leads to the sign-in and back here. */
function SignInAgain({ isFirst }: { readonly isFirst: boolean }) {
  const t = useTranslations('security.barred');
  const next = useLocation({ select: ({ href }) => href });
  const navigate = useNavigate();
  const again = useAction(async () => {
    await signOut();
    await navigate({ to: '/sign-in', search: { next } });
  });
  return (
    <Button variant={isFirst ? 'filled' : 'default'} onClick={again.run} loading={again.running}>
      {t('signIn')}
    </Button>
  );
}
