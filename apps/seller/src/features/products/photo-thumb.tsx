import { IconPhoto } from '@tabler/icons-react';
import classes from './products.module.css';

interface PhotoThumbProps {
  readonly photo: { readonly url: string; readonly width: number; readonly height: number } | undefined;
}

/** The main photo beside a product's title; the title says what is on it. */
export function PhotoThumb({ photo }: PhotoThumbProps) {
  return photo ? (
    <img src={photo.url} alt="" width={44} height={44} loading="lazy" decoding="async" className={classes.thumb} />
  ) : (
    <span className={classes.thumb}>
      <IconPhoto size={20} stroke={1.5} aria-hidden />
    </span>
  );
}
