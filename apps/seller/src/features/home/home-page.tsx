import { Title } from '@mantine/core';
import { Can } from '@prikazchik/ui/access.tsx';
import { useTranslations } from 'use-intl';
import { useViewer } from '../../shared/viewer.tsx';
import { ActivationCard } from './activation-card.tsx';
import { Tiles } from './tiles.tsx';

/** Start page: the way to an active shop, and what is going on in it afterwards. */
export function HomePage() {
  const t = useTranslations('home');
  const { companyName, companyState } = useViewer().membership;
  const isOpen = companyState === 'ACTIVE' || companyState === 'SUSPENDED';
  return (
    <>
      <Title order={1}>{isOpen ? companyName : t('title')}</Title>
      {isOpen ? (
        <Tiles />
      ) : (
        <Can do="company.read">
          <ActivationCard />
        </Can>
      )}
    </>
  );
}
