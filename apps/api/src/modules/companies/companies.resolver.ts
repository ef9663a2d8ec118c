import { CompanyInput, LogisticsInput, RequisitesInput } from '@prikazchik/inputs/company.input';
import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Allow } from '../../platform/graphql/allow.ts';
import type { Context } from '../../platform/graphql/context.ts';
import { withInput } from '../../platform/graphql/input.ts';
import type { Companies, Company } from './companies.service.ts';
import { ActivationType, CompanyArgs, CompanyOrProblem, CompanyType, LogisticsArgs, RequisitesArgs } from './companies.types.ts';
import type { Legal } from './legal.service.ts';
import type { Reviews } from './reviews.service.ts';

@Resolver(() => CompanyType)
export class CompaniesResolver {
  readonly companies: Companies;
  readonly legalDetails: Legal;
  readonly reviews: Reviews;

  constructor(companies: Companies, legalDetails: Legal, reviews: Reviews) {
    this.companies = companies;
    this.legalDetails = legalDetails;
    this.reviews = reviews;
  }

  @FieldResolver()
  state(@Root() company: Company) {
    return company.state.toUpperCase();
  }

  @FieldResolver()
  legal(@Root() company: Company) {
    return company;
  }

  @Allow('company.read')
  @Query(() => CompanyType)
  company(@Ctx() { viewer }: Context) {
    return this.companies.find(viewer);
  }

  @Allow('company.read')
  @Query(() => ActivationType)
  async activation(@Ctx() { viewer }: Context) {
    const { state, refusal, ...activation } = await this.companies.activation(viewer);
    return { ...activation, state: state.toUpperCase(), refusal: refusal && { ...refusal, params: null } };
  }

  @Allow('company.update')
  @Mutation(() => CompanyOrProblem)
  updateCompany(@Arg('input', () => CompanyArgs) input: CompanyArgs, @Ctx() { viewer }: Context) {
    return withInput(CompanyInput, input, (value) => this.companies.updateCard(viewer, value));
  }

  @Allow('company.legal.update')
  @Mutation(() => CompanyOrProblem)
  async updateRequisites(@Arg('input', () => RequisitesArgs) input: RequisitesArgs, @Ctx() { viewer }: Context) {
    const kind = await this.legalDetails.kindOf(viewer);
    return withInput(RequisitesInput[kind], input, (value) => this.legalDetails.update(viewer, value));
  }

  @Allow('company.update')
  @Mutation(() => CompanyOrProblem, { description: "Where the shop's goods leave from." })
  setLogistics(@Arg('input', () => LogisticsArgs) input: LogisticsArgs, @Ctx() { viewer }: Context) {
    return withInput(LogisticsInput, input, (value) => this.companies.setLogistics(viewer, value));
  }

  @Allow('company.legal.update')
  @Mutation(() => CompanyOrProblem, { description: "Sends the shop's data to the check." })
  submitForReview(@Ctx() { viewer }: Context) {
    return this.reviews.submit(viewer);
  }
}
