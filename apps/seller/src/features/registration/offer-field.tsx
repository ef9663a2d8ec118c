import '@mantine/core/styles/Checkbox.layer.css';
import { Alert, Button, Checkbox, Skeleton, Stack, Text } from '@mantine/core';
import type { GetInputPropsReturnType } from '@mantine/form';
import type { Failure } from '@prikazchik/graphql-client/problem.ts';
import { failureOf } from '@prikazchik/graphql-client/problem.ts';
import { request } from '@prikazchik/graphql-client/request.ts';
import { FailureAlert } from '@prikazchik/ui/failure-alert.tsx';
import { useEffect, useEffectEvent, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import type { OfferQuery } from './offer.generated.ts';
import { OfferDocument } from './offer.generated.ts';
import classes from './registration.module.css';

type Offer = OfferQuery['offer'];

interface OfferFieldProps {
  readonly input: GetInputPropsReturnType;
  /** Called with the version that is being shown, and again when a newer one has taken its place. */
  readonly onRead: (version: string) => void;
  /** The API refused the version shown before: the newer one is fetched. */
  readonly isOutdated: boolean;
}

function useOffer(round: number, onRead: (version: string) => void) {
  const locale = useLocale();
  const [offer, setOffer] = useState<Offer | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const read = useEffectEvent(onRead);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another round asks again.
  useEffect(() => {
    const aborter = new AbortController();
    setFailure(null);
    request(OfferDocument, { locale: locale === 'ru' ? 'RU' : 'EN' }, aborter.signal).then(
      (data) => {
        setOffer(data.offer);
        read(data.offer.version);
      },
      (error: unknown) => aborter.signal.aborted || setFailure(failureOf(error)),
    );
    return () => aborter.abort();
  }, [locale, round]);

  return { offer, failure };
}

/** The terms, to be read on the spot, and the consent to this very version of them. */
export function OfferField({ input, onRead, isOutdated }: OfferFieldProps) {
  const t = useTranslations('registration.offer');
  const retry = useTranslations('ui.failure')('retry');
  const [attempt, setAttempt] = useState(0);
  const { offer, failure } = useOffer(isOutdated ? attempt + 1000 : attempt, onRead);
  if (failure) {
    return (
      <Stack gap="sm" align="flex-start">
        <FailureAlert failure={failure} />
        <Button variant="default" onClick={() => setAttempt(attempt + 1)}>
          {retry}
        </Button>
      </Stack>
    );
  }
  return (
    <Stack gap="sm">
      {isOutdated && <Alert color="yellow">{t('outdated')}</Alert>}
      {offer ? (
        // A region that scrolls must be reachable by keyboard.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: WCAG 2.1.1, axe scrollable-region-focusable.
        <section className={classes.offer} aria-label={t('text')} tabIndex={0}>
          {offer.text}
        </section>
      ) : (
        <Skeleton height={320} />
      )}
      <Text size="sm" c="dimmed" mih={20}>
        {offer && t('version', { version: offer.version })}
      </Text>
      <Checkbox label={t('accept')} size="md" disabled={!offer} {...input} />
    </Stack>
  );
}
