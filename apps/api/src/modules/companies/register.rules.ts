import type { Bank, Party } from './registry.rules.ts';

/**
 * The register that answers where no token of DaData is set: made-up businesses and banks for trying the product out.
 *
 * Every check digit is right and nobody has these numbers: no tax authority's code begins with 96, no region's code in a BIC
 * is 02. Accounts that pass the control key in the banks below, for a legal entity and for a sole proprietor:
 *
 * | BIC | legal entity | sole proprietor |
 * |---|---|---|
 * | 040220777 | 40702810900000000101 | 40802810100000000102 |
 * | 040221707 | 40702810800000000101 | 40802810000000000102 |
 * | 040222555 | 40702810300000000101 | 40802810500000000102 |
 * | 040223404 | 40702810800000000101 | 40802810000000000102 |
 * | 040224313 | 40702810100000000101 | 40802810300000000102 |
 * | 040225222 | 40702810400000000101 | 40802810600000000102 |
 */
export const madeUpParties: readonly Party[] = [
  {
    inn: '9601001005',
    kind: 'LEGAL_ENTITY',
    name: 'ООО «Вымышленная лавка»',
    fullName: 'Общество с ограниченной ответственностью «Вымышленная лавка»',
    ogrn: '1189600001007',
    kpp: '960101001',
    kppLargest: null,
    address: 'г. Вымыслов, ул. Примерная, д. 1',
    managerName: 'Образцова Проба Примеровна',
    status: 'ACTIVE',
  },
  {
    inn: '9601001118',
    kind: 'LEGAL_ENTITY',
    name: 'ООО «Несуществующая мануфактура»',
    fullName: 'Общество с ограниченной ответственностью «Несуществующая мануфактура»',
    ogrn: '1199600001138',
    kpp: '960101001',
    kppLargest: null,
    address: 'г. Вымыслов, ул. Примерная, д. 12, офис 3',
    managerName: 'Примеров Образец Пробович',
    status: 'ACTIVE',
  },
  {
    inn: '9601001220',
    kind: 'LEGAL_ENTITY',
    name: 'АО «Выдуманные товары»',
    fullName: 'Акционерное общество «Выдуманные товары»',
    ogrn: '1209600001269',
    kpp: '960101001',
    kppLargest: '996150001',
    address: 'г. Вымыслов, Небывалый пр-т, д. 7',
    managerName: 'Небылицын Сказ Вымыслович',
    status: 'ACTIVE',
  },
  {
    inn: '9601001333',
    kind: 'LEGAL_ENTITY',
    name: 'ООО «Сказочный склад»',
    fullName: 'Общество с ограниченной ответственностью «Сказочный склад»',
    ogrn: '1219600001390',
    kpp: '960101001',
    kppLargest: null,
    address: 'г. Вымыслов, Складской туп., д. 2',
    managerName: 'Тестова Модель Эскизовна',
    status: 'ACTIVE',
  },
  {
    inn: '9601001446',
    kind: 'LEGAL_ENTITY',
    name: 'ООО «Придуманное слияние»',
    fullName: 'Общество с ограниченной ответственностью «Придуманное слияние»',
    ogrn: '1229600001520',
    kpp: '960101001',
    kppLargest: null,
    address: 'г. Вымыслов, ул. Переменная, д. 5',
    managerName: 'Черновиков Эскиз Набросович',
    status: 'REORGANIZING',
  },
  {
    inn: '9601001559',
    kind: 'LEGAL_ENTITY',
    name: 'ООО «Закрытая выдумка»',
    fullName: 'Общество с ограниченной ответственностью «Закрытая выдумка»',
    ogrn: '1239600001651',
    kpp: '960101001',
    kppLargest: null,
    address: 'г. Вымыслов, ул. Прошлая, д. 9',
    managerName: 'Былов Минувший Прежнович',
    status: 'LIQUIDATED',
  },
  {
    inn: '9601001661',
    kind: 'LEGAL_ENTITY',
    name: 'ООО «Разорённая выдумка»',
    fullName: 'Общество с ограниченной ответственностью «Разорённая выдумка»',
    ogrn: '1249600001782',
    kpp: '960101001',
    kppLargest: null,
    address: 'г. Вымыслов, ул. Пустая, д. 0',
    managerName: 'Безденежный Вымысел Пробович',
    status: 'BANKRUPT',
  },
  {
    inn: '960200010009',
    kind: 'SOLE_PROPRIETOR',
    name: 'ИП Образцов Пример Примерович',
    fullName: 'Индивидуальный предприниматель Образцов Пример Примерович',
    ogrn: '318960000005002',
    kpp: null,
    kppLargest: null,
    address: 'г. Вымыслов',
    managerName: null,
    status: 'ACTIVE',
  },
  {
    inn: '960200011771',
    kind: 'SOLE_PROPRIETOR',
    name: 'ИП Вымышленная Проба Эскизовна',
    fullName: 'Индивидуальный предприниматель Вымышленная Проба Эскизовна',
    ogrn: '319960000005133',
    kpp: null,
    kppLargest: null,
    address: 'г. Вымыслов',
    managerName: null,
    status: 'ACTIVE',
  },
  {
    inn: '960200013465',
    kind: 'SOLE_PROPRIETOR',
    name: 'ИП Небылицына Сказка Вымысловна',
    fullName: 'Индивидуальный предприниматель Небылицына Сказка Вымысловна',
    ogrn: '320960000005267',
    kpp: null,
    kppLargest: null,
    address: 'г. Вымыслов',
    managerName: null,
    status: 'ACTIVE',
  },
  {
    inn: '960200015159',
    kind: 'SOLE_PROPRIETOR',
    name: 'ИП Тестов Макет Пробович',
    fullName: 'Индивидуальный предприниматель Тестов Макет Пробович',
    ogrn: '321960000005391',
    kpp: null,
    kppLargest: null,
    address: 'г. Вымыслов',
    managerName: null,
    status: 'ACTIVE',
  },
  {
    inn: '960200016811',
    kind: 'SOLE_PROPRIETOR',
    name: 'ИП Бывалова Выдумка Минуловна',
    fullName: 'Индивидуальный предприниматель Бывалова Выдумка Минуловна',
    ogrn: '322960000005522',
    kpp: null,
    kppLargest: null,
    address: 'г. Вымыслов',
    managerName: null,
    status: 'LIQUIDATED',
  },
];

/** One of them is closed. */
export const madeUpBanks: readonly (Bank & { closed: boolean })[] = [
  {
    bic: '040220777',
    name: 'АО «Вымышленный банк»',
    correspondentAccount: '30101810500000000777',
    city: 'г. Вымыслов',
    closed: false,
  },
  {
    bic: '040221707',
    name: 'ПАО «Банк Небывалый»',
    correspondentAccount: '30101810700000000707',
    city: 'г. Вымыслов',
    closed: false,
  },
  {
    bic: '040222555',
    name: 'АО «Тридесятый банк»',
    correspondentAccount: '30101810700000000555',
    city: 'г. Вымыслов',
    closed: false,
  },
  {
    bic: '040223404',
    name: 'АО «Закрытый выдуманный банк»',
    correspondentAccount: '30101810900000000404',
    city: 'г. Вымыслов',
    closed: true,
  },
  {
    bic: '040224313',
    name: 'ООО «Примерный торговый банк»',
    correspondentAccount: '30101810700000000313',
    city: 'г. Вымыслов',
    closed: false,
  },
  {
    bic: '040225222',
    name: 'АО «Образцовый банк Вымыслова»',
    correspondentAccount: '30101810500000000222',
    city: 'г. Вымыслов',
    closed: false,
  },
];
