import classes from './person-picture.module.css';

/** The letters that stand for a person: of the first two words of their name. */
export function initials(fullName: string): string {
  const words = fullName.split(/\s+/).filter((word) => /\p{L}/u.test(word));
  return words
    .slice(0, 2)
    .map((word) => [...word][0]?.toUpperCase() ?? '')
    .join('');
}

interface PersonPictureProps {
  readonly fullName: string;
  readonly url: string | null;
  /** In pixels, both ways. */
  readonly size: number;
}

/** A person's picture, or the letters of their name; the name itself stands beside it. */
export function PersonPicture({ fullName, url, size }: PersonPictureProps) {
  if (url) return <img src={url} alt="" width={size} height={size} loading="lazy" decoding="async" className={classes.picture} />;
  return (
    <span aria-hidden="true" className={classes.picture} style={{ width: size, height: size, fontSize: size * 0.36 }}>
      {initials(fullName)}
    </span>
  );
}
