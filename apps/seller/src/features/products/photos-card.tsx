import { useMutation } from '@apollo/client/react';
import { ActionIcon, Badge, Text, Title } from '@mantine/core';
import { isProblem } from '@prikazchik/graphql-client/problem.ts';
import { useCan } from '@prikazchik/ui/access.tsx';
import { Confirm } from '@prikazchik/ui/confirm.tsx';
import { notify } from '@prikazchik/ui/notify.ts';
import { useProblemText } from '@prikazchik/ui/problem-text.tsx';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { AddPhotos } from './add-photos.tsx';
import { RemovePhotoDocument } from './photos.generated.ts';
import classes from './products.module.css';
import type { ProductOnPage } from './texts.ts';

interface PhotosCardProps {
  readonly product: ProductOnPage;
  readonly onChanged: () => Promise<unknown>;
}

/** The photos in the order in which they were added; the first is the main one. */
export function PhotosCard({ product, onChanged }: PhotosCardProps) {
  const t = useTranslations('products');
  const can = useCan();
  const { id, title, photos } = product;
  const isMine = can('products.write');
  return (
    <section className={classes.sheet}>
      <Title order={2} mb="sm">
        {t('page.photos')}
      </Title>
      {photos.length === 0 && !isMine && <Text c="dimmed">{t('photos.empty')}</Text>}
      <ol className={classes.photos}>
        {photos.map((photo, place) => (
          <li key={photo.id} className={classes.photo}>
            <img
              src={photo.url}
              width={photo.width}
              height={photo.height}
              alt={t('photos.alt', { number: String(place + 1), title })}
              loading="lazy"
            />
            {place === 0 && (
              <Badge size="sm" className={classes.main}>
                {t('photos.main')}
              </Badge>
            )}
            {isMine && <RemovePhoto id={photo.id} number={place + 1} />}
          </li>
        ))}
      </ol>
      {isMine && <AddPhotos productId={id} taken={photos.length} onArrived={onChanged} />}
    </section>
  );
}

function RemovePhoto({ id, number }: { readonly id: string; readonly number: number }) {
  const t = useTranslations('products.photos');
  const words = useProblemText();
  const [isAsked, setAsked] = useState(false);
  const [remove] = useMutation(RemovePhotoDocument);

  async function confirm(): Promise<void> {
    const { data } = await remove({ variables: { id } });
    const answer = data?.removePhoto;
    void notify(answer && isProblem(answer) ? words(answer) : t('removed'));
  }

  return (
    <>
      <ActionIcon
        variant="default"
        size="md"
        className={classes.remove}
        aria-label={t('remove', { number: String(number) })}
        onClick={() => setAsked(true)}
      >
        <IconTrash size={16} aria-hidden />
      </ActionIcon>
      {isAsked && (
        <Confirm title={t('removeTitle')} verb={t('removeConfirm')} danger onConfirm={confirm} onClose={() => setAsked(false)}>
          <Text>{t('removeText')}</Text>
        </Confirm>
      )}
    </>
  );
}
