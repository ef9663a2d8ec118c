import { Field } from 'type-graphql';
import { enumOf, orProblem } from '../../platform/graphql/result.ts';
import { RowType } from '../../platform/graphql/row-type.ts';
import { CompanyKindEnum } from './companies.types.ts';

const PartyStatusEnum = enumOf('PartyStatus', ['ACTIVE', 'LIQUIDATING', 'LIQUIDATED', 'BANKRUPT', 'REORGANIZING']);

@RowType('Party', { description: 'A legal entity or a sole proprietor as the registry has them.' })
class PartyType {
  @Field(() => String)
  inn!: string;

  @Field(() => CompanyKindEnum)
  kind!: keyof typeof CompanyKindEnum;

  @Field(() => String)
  name!: string;

  @Field(() => String)
  fullName!: string;

  @Field(() => String)
  ogrn!: string;

  @Field(() => String, { nullable: true })
  kpp!: string | null;

  @Field(() => String, { nullable: true })
  address!: string | null;

  @Field(() => String, { nullable: true })
  managerName!: string | null;

  @Field(() => PartyStatusEnum)
  status!: keyof typeof PartyStatusEnum;
}

@RowType('Bank')
class BankType {
  @Field(() => String)
  bic!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String, { nullable: true })
  correspondentAccount!: string | null;

  @Field(() => String, { nullable: true })
  city!: string | null;
}

@RowType('Offer', { description: 'What the operator of the installation and a shop agree on.' })
export class OfferType {
  @Field(() => String)
  version!: string;

  @Field(() => String)
  text!: string;

  @Field(() => String, { description: 'Of the text in UTF-8, hex.' })
  sha256!: string;
}

export const PartyOrProblem = orProblem('Party', () => PartyType);
export const BankOrProblem = orProblem('Bank', () => BankType);
