import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { TextLink } from '../../shared/links.tsx';
import { PageTitle } from '../../shared/page-title.tsx';
import { BatchView } from './batch-view.tsx';
import { ListForm } from './list-form.tsx';

/** Invites many from one list: it is read first, then sent. Which list stands in the address, so a reload goes on with it. */
export function InviteManyPage() {
  const t = useTranslations('team.many');
  const navigate = useNavigate();
  const { batch } = useSearch({ from: '/cabinet/settings/invite-many' });
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
