import { setTimeout as delay } from 'node:timers/promises';
import type { Client, Fields } from './client.ts';
import { activation, offer, openCompany, setLogistics, updateRequisites } from './companies.documents.ts';
import { confirmed } from './confirmations.ts';

/** A legal entity and a sole proprietor of the embedded register, as they would fill the form in. */
export const lavka = {
  kind: 'LEGAL_ENTITY',
  inn: '9601001005',
  legalName: 'Общество с ограниченной ответственностью «Вымышленная лавка»',
  ogrn: '1189600001007',
  kpp: '960101001',
  legalAddress: 'г. Вымыслов, ул. Примерная, д. 1',
};
export const obraztsov = {
  kind: 'SOLE_PROPRIETOR',
  inn: '960200010009',
  legalName: 'Индивидуальный предприниматель Образцов Пример Примерович',
  ogrn: '318960000005002',
  legalAddress: 'г. Вымыслов',
};

/** Their requisites in a bank that works. */
export const requisitesOf = ({ legalName, ogrn, legalAddress, ...rest }: typeof lavka | typeof obraztsov) => ({
  legalName,
  ogrn,
  legalAddress,
  ...('kpp' in rest && { kpp: rest.kpp }),
  taxSystem: 'USN',
  bic: '040220777',
  settlementAccount: rest.kind === 'LEGAL_ENTITY' ? '40702810900000000101' : '40802810100000000102',
});

export const logistics = { name: 'Главный склад', address: 'г. Вымыслов, Складской туп., д. 2', method: 'OWN_WAREHOUSE' };

/** Opens a shop for the signed-in person and turns the client to it. */
export async function open(client: Client, company: Fields): Promise<string> {
  const { offer: current } = await client.get(offer, { locale: 'RU' });
  const { openCompany: made } = await client.get(openCompany, { input: { company, offerVersion: current.version, offerAccepted: true } });
  client.company = made.companyId;
  return made.companyId;
}

/** A shop with everything told, ready for the check. */
export async function openReady(client: Client, company: typeof lavka | typeof obraztsov, requisites: Fields = {}): Promise<string> {
  const companyId = await open(client, company);
  await confirmed(client, updateRequisites, { input: { ...requisitesOf(company), ...requisites } });
  await client.get(setLogistics, { input: logistics });
  return companyId;
}

/** The shop's checklist once the review is over. */
export async function reviewed(client: Client, patience = 10_000): Promise<Fields> {
  for (const deadline = Date.now() + patience; Date.now() < deadline; await delay(50)) {
    const { activation: now } = await client.get(activation);
    if (now.state !== 'UNDER_REVIEW') return now;
  }
  throw new Error('The review did not end.');
}
