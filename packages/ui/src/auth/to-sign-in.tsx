import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';

/** The way to the sign-in page. */
export function ToSignIn() {
  const t = useTranslations('ui.auth.signIn');
  return (
    <Button component={Link} to="/sign-in" size="md">
      {t('submit')}
    </Button>
  );
}
