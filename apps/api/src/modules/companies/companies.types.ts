import { Field, ID, InputType, Int } from 'type-graphql';
import { Allow } from '../../platform/graphql/allow.ts';
import { enumOf, orProblem, ProblemType } from '../../platform/graphql/result.ts';
import { RowType } from '../../platform/graphql/row-type.ts';

export const CompanyKindEnum = enumOf('CompanyKind', ['SOLE_PROPRIETOR', 'LEGAL_ENTITY']);
export const CompanyStateEnum = enumOf('CompanyState', ['REGISTERED', 'UNDER_REVIEW', 'REJECTED', 'ACTIVE', 'SUSPENDED']);
const TaxSystemEnum = enumOf('TaxSystem', ['OSNO', 'USN', 'AUSN', 'PSN', 'NPD']);
const LogisticsMethodEnum = enumOf('LogisticsMethod', ['OWN_WAREHOUSE', 'MARKETPLACE_WAREHOUSE', 'DROP_OFF']);
const ActivationStepKeyEnum = enumOf('ActivationStepKey', ['EMAIL', 'REQUISITES', 'LOGISTICS', 'REVIEW']);
const ActivationStepStateEnum = enumOf('ActivationStepState', ['DONE', 'OPEN', 'LOCKED', 'WAITING', 'REFUSED']);

type CompanyKind = keyof typeof CompanyKindEnum;
type TaxSystem = keyof typeof TaxSystemEnum;
type LogisticsMethod = keyof typeof LogisticsMethodEnum;

@RowType('CompanyLegal')
export class CompanyLegalType {
  @Field(() => String)
  inn!: string;

  @Field(() => String)
  legalName!: string;

  @Field(() => String, { nullable: true })
  ogrn!: string | null;

  @Field(() => String, { nullable: true })
  kpp!: string | null;

  @Field(() => String, { nullable: true })
  legalAddress!: string | null;

  @Field(() => TaxSystemEnum, { nullable: true })
  taxSystem!: TaxSystem | null;

  @Field(() => String, { nullable: true })
  bic!: string | null;

  @Field(() => String, { nullable: true, description: "By the registry; null for a bank that it doesn't know." })
  bankName!: string | null;

  @Field(() => String, { nullable: true })
  correspondentAccount!: string | null;

  @Field(() => String, { nullable: true })
  settlementAccount!: string | null;

  @Field(() => Boolean, { description: 'Whether the registry knew the INN when the data was checked.' })
  registryChecked!: boolean;
}

@RowType('Company')
export class CompanyType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => CompanyKindEnum)
  kind!: CompanyKind;

  @Field(() => CompanyStateEnum)
  state!: string;

  @Field(() => String, { nullable: true })
  contactEmail!: string | null;

  @Field(() => String, { nullable: true, description: 'E.164.' })
  contactPhone!: string | null;

  @Field(() => String, { description: 'A name of the IANA database.' })
  timeZone!: string;

  @Field(() => Date)
  createdAt!: Date;

  @Allow('company.legal.read')
  @Field(() => CompanyLegalType, { nullable: true })
  legal!: CompanyLegalType | null;
}

@RowType('Warehouse')
export class WarehouseType {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String)
  address!: string;

  @Field(() => LogisticsMethodEnum)
  method!: LogisticsMethod;

  @Field(() => Date, { nullable: true, description: 'Since when it is out of use.' })
  archivedAt!: Date | null;

  @Field(() => Int, { description: 'Of name, address and method: `updateWarehouse` wants the one that was read.' })
  version!: number;
}

@RowType('ActivationStep')
export class ActivationStepType {
  @Field(() => ActivationStepKeyEnum)
  key!: keyof typeof ActivationStepKeyEnum;

  @Field(() => ActivationStepStateEnum)
  state!: keyof typeof ActivationStepStateEnum;
}

@RowType('Activation', { description: 'The way from registration to trade.' })
export class ActivationType {
  @Field(() => CompanyStateEnum)
  state!: string;

  @Field(() => [ActivationStepType])
  steps!: ActivationStepType[];

  @Field(() => WarehouseType, { nullable: true })
  warehouse!: WarehouseType | null;

  @Field(() => ProblemType, { nullable: true, description: 'Why the last review refused, on a field of the requisites.' })
  refusal!: ProblemType | null;

  @Field(() => Int)
  done!: number;

  @Field(() => Int)
  total!: number;
}

export const CompanyOrProblem = orProblem('Company', () => CompanyType);
export const WarehouseOrProblem = orProblem('Warehouse', () => WarehouseType);

@InputType('RegisterCompanyInput')
export class RegisterCompanyArgs {
  @Field(() => CompanyKindEnum)
  kind!: CompanyKind;

  @Field(() => String)
  inn!: string;

  @Field(() => String)
  legalName!: string;

  @Field(() => String)
  ogrn!: string;

  @Field(() => String, { nullable: true })
  kpp?: string | null;

  @Field(() => String)
  legalAddress!: string;
}

@InputType('CompanyInput')
export class CompanyArgs {
  @Field(() => String)
  name!: string;

  @Field(() => String, { nullable: true })
  contactEmail?: string | null;

  @Field(() => String, { nullable: true })
  contactPhone?: string | null;

  @Field(() => String)
  timeZone!: string;
}

@InputType('RequisitesInput')
export class RequisitesArgs {
  @Field(() => String)
  legalName!: string;

  @Field(() => String)
  ogrn!: string;

  @Field(() => String, { nullable: true })
  kpp?: string | null;

  @Field(() => String)
  legalAddress!: string;

  @Field(() => TaxSystemEnum)
  taxSystem!: TaxSystem;

  @Field(() => String)
  bic!: string;

  @Field(() => String)
  settlementAccount!: string;
}

@InputType('LogisticsInput')
export class LogisticsArgs {
  @Field(() => String)
  name!: string;

  @Field(() => String)
  address!: string;

  @Field(() => LogisticsMethodEnum)
  method!: LogisticsMethod;
}
