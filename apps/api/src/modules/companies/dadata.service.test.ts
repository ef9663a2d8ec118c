import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLog } from '../../platform/log.ts';
import { Problem } from '../../platform/problem.ts';
import { createDadata } from './dadata.service.ts';
import type { Registry } from './registry.rules.ts';

interface Question {
  path: string;
  headers: IncomingHttpHeaders;
  body: Record<string, unknown>;
}

const unavailable = new Problem('REGISTRY_UNAVAILABLE');

/** The fields of https://dadata.ru/api/find-party, with made-up values. */
const legalEntity = {
  value: 'ООО «Лавка»',
  unrestricted_value: 'ООО «Лавка»',
  data: {
    kpp: '960101001',
    kpp_largest: null,
    capital: null,
    invalid: null,
    management: { name: 'Образцова Проба Примеровна', post: 'ГЕНЕРАЛЬНЫЙ ДИРЕКТОР', start_date: 1514764800000, disqualified: null },
    branch_type: 'MAIN',
    branch_count: 0,
    type: 'LEGAL',
    state: { status: 'ACTIVE', code: null, actuality_date: 1790000000000, registration_date: 1514764800000, liquidation_date: null },
    opf: { type: '2014', code: '12300', full: 'Общество с ограниченной ответственностью', short: 'ООО' },
    name: {
      full_with_opf: 'Общество с ограниченной ответственностью «Лавка»',
      short_with_opf: 'ООО «Лавка»',
      latin: null,
      full: 'Лавка',
      short: 'Лавка',
    },
    inn: '9601001005',
    ogrn: '1189600001007',
    okpo: null,
    okved: '47.91',
    okved_type: '2014',
    hid: 'a1',
    ogrn_date: 1514764800000,
    address: {
      value: 'г Вымыслов, ул Примерная, д 1',
      unrestricted_value: '960001, г Вымыслов, ул Примерная, д 1',
      invalidity: null,
      data: {},
    },
    phones: null,
    emails: null,
  },
};

const soleProprietor = (ogrn: string | null, status: string) => ({
  value: 'ИП Образцов Пример Примерович',
  unrestricted_value: 'ИП Образцов Пример Примерович',
  data: {
    inn: '960200010009',
    ogrn,
    type: 'INDIVIDUAL',
    name: {
      full_with_opf: 'Индивидуальный предприниматель Образцов Пример Примерович',
      short_with_opf: null,
      full: 'Образцов Пример Примерович',
    },
    fio: { surname: 'Образцов', name: 'Пример', patronymic: 'Примерович' },
    state: { status, actuality_date: 1790000000000, registration_date: 1514764800000, liquidation_date: null },
    address: { value: 'г Вымыслов', unrestricted_value: 'г Вымыслов', data: null },
  },
});

/** The fields of https://dadata.ru/api/find-bank, with made-up values. */
const bank = (status: string) => ({
  value: 'АО «Вымышленный банк»',
  unrestricted_value: 'АО «Вымышленный банк»',
  data: {
    opf: { type: 'BANK', full: null, short: null },
    name: { payment: 'АО "ВЫМЫШЛЕННЫЙ БАНК"', full: null, short: 'АО «Вымышленный банк»' },
    bic: '040220777',
    swift: null,
    inn: null,
    kpp: null,
    registration_number: '9999',
    correspondent_account: '30101810500000000777',
    treasury_accounts: null,
    payment_city: 'г Вымыслов',
    state: { status, code: null, actuality_date: 1790000000000, registration_date: null, liquidation_date: null },
    cbr: null,
    address: { value: 'г Вымыслов', unrestricted_value: 'г Вымыслов', data: null },
  },
});

const server = createServer((request, response) => {
  let text = '';
  request.setEncoding('utf8');
  request.on('data', (piece: string) => {
    text += piece;
  });
  request.on('end', () => {
    questions.push({ path: request.url ?? '', headers: request.headers, body: JSON.parse(text) as Record<string, unknown> });
    answer(response, questions.length);
  });
});

let questions: Question[] = [];
let answer: (response: ServerResponse, attempt: number) => void;
let dadata: Registry;

const json =
  (body: unknown, status = 200) =>
  (response: ServerResponse) => {
    response.writeHead(status, { 'content-type': 'application/json;charset=UTF-8' }).end(JSON.stringify(body));
  };
const suggestions = (...found: unknown[]) => json({ suggestions: found });

beforeEach(async () => {
  questions = [];
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  dadata = createDadata({ url: `http://127.0.0.1:${port}/rs`, token: 'secret-token', log: createLog('silent'), deadline: 300 });
});
afterEach(
  () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
);

describe('a party by INN', () => {
  it('is asked for as the API wants it, and read from its answer', async () => {
    answer = suggestions(legalEntity);
    expect(await dadata.partyByInn('9601001005')).toEqual({
      inn: '9601001005',
      kind: 'LEGAL_ENTITY',
      name: 'ООО «Лавка»',
      fullName: 'Общество с ограниченной ответственностью «Лавка»',
      ogrn: '1189600001007',
      kpp: '960101001',
      kppLargest: null,
      address: '960001, г Вымыслов, ул Примерная, д 1',
      managerName: 'Образцова Проба Примеровна',
      status: 'ACTIVE',
    });
    expect(questions).toMatchObject([
      {
        path: '/rs/findById/party',
        headers: { authorization: 'Token secret-token', 'content-type': 'application/json' },
        body: { query: '9601001005', type: 'LEGAL', branch_type: 'MAIN' },
      },
    ]);
  });

  it('of a person is the business that works, not the one that ended', async () => {
    answer = suggestions(
      soleProprietor(null, 'ACTIVE'),
      soleProprietor('304960000000001', 'LIQUIDATED'),
      soleProprietor('318960000005002', 'ACTIVE'),
    );
    expect(await dadata.partyByInn('960200010009')).toMatchObject({
      kind: 'SOLE_PROPRIETOR',
      name: 'ИП Образцов Пример Примерович',
      ogrn: '318960000005002',
      kpp: null,
      status: 'ACTIVE',
    });
    expect(questions[0]?.body).toMatchObject({ type: 'INDIVIDUAL' });
  });

  it('is not found where the registry has none, or only others', async () => {
    answer = suggestions();
    expect(await dadata.partyByInn('9601001005')).toEqual(new Problem('REGISTRY_NOT_FOUND', 'inn'));
    answer = suggestions(legalEntity);
    expect(await dadata.partyByInn('9601001118')).toEqual(new Problem('REGISTRY_NOT_FOUND', 'inn'));
  });

  it('is asked for once: both what was found and what was not are kept', async () => {
    answer = suggestions(legalEntity);
    const [first, second] = [await dadata.partyByInn('9601001005'), await dadata.partyByInn('9601001005')];
    expect(second).toEqual(first);
    answer = suggestions();
    await dadata.partyByInn('9601001118');
    await dadata.partyByInn('9601001118');
    expect(questions).toHaveLength(2);
  });
});

describe('a bank by BIC', () => {
  it('is read from the answer', async () => {
    answer = suggestions(bank('ACTIVE'));
    expect(await dadata.bankByBic('040220777')).toEqual({
      bic: '040220777',
      name: 'АО «Вымышленный банк»',
      correspondentAccount: '30101810500000000777',
      city: 'г Вымыслов',
    });
    expect(questions).toMatchObject([{ path: '/rs/findById/bank', body: { query: '040220777' } }]);
  });

  it.each(['LIQUIDATING', 'LIQUIDATED'])('is closed when it is %s', async (status) => {
    answer = suggestions(bank(status));
    expect(await dadata.bankByBic('040220777')).toEqual(new Problem('BANK_CLOSED', 'bic'));
  });

  it('is not found where there is none', async () => {
    answer = suggestions();
    expect(await dadata.bankByBic('040220777')).toEqual(new Problem('BANK_NOT_FOUND', 'bic'));
  });
});

describe('an outage', () => {
  it.each([
    ['a spent daily limit', json({ family: 'CLIENT_ERROR', reason: 'Forbidden', message: 'Feature SUGGESTIONS disabled for token' }, 403)],
    ['no token', json({ family: 'CLIENT_ERROR', reason: 'Unauthorized', message: 'Unauthorized' }, 401)],
    ['too many questions a second', json({ family: 'CLIENT_ERROR', reason: 'Too Many Requests', message: 'Too many requests' }, 429)],
    ['an error of theirs', json({ family: 'SERVER_ERROR', reason: 'Internal Server Error', message: 'Oops' }, 500)],
    ['a page instead of data', (response: ServerResponse) => void response.end('<html>Technical works</html>')],
    ['another shape', json({ suggestions: [{ value: 'ООО «Лавка»', data: { inn: 9601001005 } }] })],
    ['another place', (response: ServerResponse) => void response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end()],
    ['silence', () => {}],
    ['an answer that never ends', (response: ServerResponse) => void response.write('{"suggestions":[')],
  ])('is told, and not kept: %s', async (_what, outage) => {
    answer = outage;
    expect(await dadata.partyByInn('9601001005')).toEqual(unavailable);
    expect(await dadata.bankByBic('040220777')).toEqual(unavailable);
    answer = suggestions(legalEntity);
    expect(await dadata.partyByInn('9601001005')).toMatchObject({ ogrn: '1189600001007' });
  });

  it('is not waited for beyond the deadline', async () => {
    answer = () => {};
    const started = performance.now();
    expect(await dadata.partyByInn('9601001005')).toEqual(unavailable);
    expect(performance.now() - started).toBeLessThan(1500);
    expect(questions).toHaveLength(1);
  });

  it('of the network is tried once more, within the same deadline', async () => {
    answer = (response, attempt) => (attempt === 1 ? void response.destroy() : suggestions(legalEntity)(response));
    expect(await dadata.partyByInn('9601001005')).toMatchObject({ ogrn: '1189600001007' });
    expect(questions).toHaveLength(2);
    questions = [];
    answer = (response) => void response.destroy();
    expect(await dadata.bankByBic('040220777')).toEqual(unavailable);
    expect(questions).toHaveLength(2);
  });
});

it('waits for an answer that is slow but in time', async () => {
  answer = (response) => void setTimeout(() => suggestions(bank('ACTIVE'))(response), 100);
  expect(await dadata.bankByBic('040220777')).toMatchObject({ bic: '040220777' });
});
