import { Can } from '@prikazchik/ui/access.tsx';
import { notify } from '@prikazchik/ui/notify.ts';
import { PageTitle } from '@prikazchik/ui/page-title.tsx';
import { useViewer } from '@prikazchik/ui/shop/viewer.tsx';
import { lazy, Suspense, useEffect, useEffectEvent, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { ActivationCard } from './activation-card.tsx';
import { Tiles } from './tiles.tsx';

const Transfers = lazy(() =>
  import('@prikazchik/ui/ownership/ownership-transfers.tsx').then(({ OwnershipTransfers }) => ({ default: OwnershipTransfers })),
);

/** Says that the shop has opened, when that happens before the person's eyes. */
function useOpeningNotice(isOpen: boolean): void {
  const t = useTranslations('home.activation');
  const wasOpen = useRef(isOpen);
  const say = useEffectEvent(() => void notify(t('opened')));
  useEffect(() => {
    if (isOpen && !wasOpen.current) say();
    wasOpen.current = isOpen;
  }, [isOpen]);
}

/** Start page: the way to an active shop, and what is going on in it afterwards. */
export function HomePage() {
  const t = useTranslations('home');
  const { companyId, companyName, companyState } = useViewer().membership;
  const isOpen = companyState === 'ACTIVE' || companyState === 'SUSPENDED';
  useOpeningNotice(isOpen);
  return (
    <>
      <PageTitle>{isOpen ? companyName : t('title')}</PageTitle>
      <Suspense>
        <Transfers companyId={companyId} />
      </Suspense>
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
