import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import { Allow } from '../../platform/graphql/allow.ts';
import type { Context } from '../../platform/graphql/context.ts';
import { personOf } from '../../platform/graphql/input.ts';
import { LocaleEnum } from '../accounts/accounts.module.ts';
import { currentOffer } from './offer.service.ts';
import type { Lookups } from './registry.service.ts';
import { BankOrProblem, OfferType, PartyOrProblem } from './registry.types.ts';

@Resolver()
export class RegistryResolver {
  readonly lookups: Lookups;

  constructor(lookups: Lookups) {
    this.lookups = lookups;
  }

  @Allow('guest')
  @Query(() => PartyOrProblem, { description: 'Looks a legal entity or sole proprietor up in the registry by INN.' })
  partyByInn(@Arg('inn', () => String) inn: string, @Ctx() { origin }: Context) {
    return this.lookups.partyByInn(inn, origin);
  }

  @Allow('person')
  @Query(() => BankOrProblem, { description: 'Looks a bank up by its BIC.' })
  bankByBic(@Arg('bic', () => String) bic: string, @Ctx() context: Context) {
    return this.lookups.bankByBic(bic, personOf(context));
  }

  @Allow('guest')
  @Query(() => OfferType)
  offer(@Arg('locale', () => LocaleEnum) locale: keyof typeof LocaleEnum) {
    return currentOffer(locale === 'RU' ? 'ru' : 'en');
  }
}
