import { TextLink } from '@prikazchik/ui/links.tsx';
import { IconArrowLeft } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import classes from './products.module.css';

/** The way back to the list. */
export function BackToList() {
  const t = useTranslations('products.page');
  return (
    <TextLink to="/products" size="sm" className={classes.back}>
      <IconArrowLeft size={16} aria-hidden />
      {t('back')}
    </TextLink>
  );
}
