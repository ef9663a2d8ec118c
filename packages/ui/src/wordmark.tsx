import { useTranslations } from 'use-intl';
import classes from './wordmark.module.css';

/** The mark: the П of «Приказчик» standing on the double rule that closes an account in a ledger. */
function Mark({ size = 28 }: { readonly size?: number }) {
  return (
    <svg className={classes.mark} width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="7" className={classes.field} />
      <path d="M9.75 20.5V7.75h12.5V20.5M7 23.25h18M7 26.25h18" className={classes.stroke} />
    </svg>
  );
}

/** The mark and the name; a compact one is the mark alone on the phone, where the bar has more to hold. */
export function Wordmark({ compact = false }: { readonly compact?: boolean }) {
  const t = useTranslations('ui');
  return (
    <span className={classes.wordmark}>
      <Mark />
      <span className={compact ? classes.compact : undefined}>{t('product')}</span>
    </span>
  );
}
