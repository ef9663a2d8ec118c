import { TextLink } from '@prikazchik/ui/links.tsx';
import { PageTitle } from '@prikazchik/ui/page-title.tsx';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { BatchView } from './batch-view.tsx';
import { ListForm } from './list-form.tsx';

/** Invites many from one list: it is read first, then sent. Which list stands in the address, so a reload goes on with it. */
export function InviteManyPage() {
  const t = useTranslations('team.many');
  const navigate = useNavigate();
  const { batch } = useSearch({ strict: false });
  const open = (id?: string) => void navigate({ to: '/settings/invite-many', search: { batch: id } });
  return (
    <>
      <TextLink to="/settings/invitations" search={{}} size="sm">
        {t('back')}
      </TextLink>
      <PageTitle>{t('title')}</PageTitle>
      {batch ? <BatchView id={batch} onAnother={() => open()} /> : <ListForm onPrepared={open} />}
    </>
  );
}
