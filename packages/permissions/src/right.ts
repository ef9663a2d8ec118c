/** Where a shop stands between registration and trade. */
export type CompanyState = 'registered' | 'under_review' | 'rejected' | 'active' | 'suspended';

/** The languages that the product speaks. */
export type Locale = 'ru' | 'en';

/** A name shown to people, in every language of the product. */
export type Title = Readonly<Record<Locale, string>>;

/** Whether a right lets one look or act. */
export type Level = 'view' | 'change';

/** What the policy says about one right. */
export interface RightDefinition {
  readonly title: Title;
  readonly section: Section;
  readonly level: Level;
  /** Rights without which this one makes no sense; a set that lacks them is refused. */
  readonly dependsOn: readonly Right[];
  /** The states of the shop in which the right holds; in any other nobody has it, the owner included. */
  readonly states: readonly CompanyState[];
  /** Asks those who have a second factor to confirm with it shortly before. */
  readonly freshSecondFactor: boolean;
  /** Never given by a role or to a person: it comes with owning the shop. */
  readonly ownerOnly: boolean;
  /** What it opens belongs to a warehouse, so a role limited to some warehouses opens it only there. */
  readonly byWarehouse: boolean;
}

/** Sections in the order in which people read them. */
export const SECTIONS = {
  company: { ru: 'Магазин', en: 'Shop' },
  team: { ru: 'Сотрудники', en: 'Team' },
  audit: { ru: 'Журнал', en: 'Journal' },
  security: { ru: 'Безопасность', en: 'Security' },
  orders: { ru: 'Заказы', en: 'Orders' },
  products: { ru: 'Товары', en: 'Products' },
  logistics: { ru: 'Логистика', en: 'Logistics' },
  customers: { ru: 'Покупатели', en: 'Customers' },
  ads: { ru: 'Реклама', en: 'Ads' },
  analytics: { ru: 'Аналитика', en: 'Analytics' },
  finance: { ru: 'Финансы', en: 'Finance' },
  developers: { ru: 'Разработчикам', en: 'Developers' },
} as const satisfies Record<string, Title>;

/** A group of rights, as the editor of roles and the matrix show them. */
export type Section = keyof typeof SECTIONS;

const BEFORE_TRADE = ['registered', 'under_review', 'rejected'] as const;

/** A shop that does not trade yet has only its own card to fill in; a suspended one may only be looked at. */
function statesOf(section: Section, level: Level): readonly CompanyState[] {
  return [...(section === 'company' ? BEFORE_TRADE : []), 'active', ...(level === 'view' ? (['suspended'] as const) : [])];
}

interface Marks {
  readonly freshSecondFactor?: true;
  readonly ownerOnly?: true;
  readonly byWarehouse?: true;
}

function define<const Dependency extends string>(
  section: Section,
  level: Level,
  [ru, en]: readonly [ru: string, en: string],
  dependsOn: readonly Dependency[],
  marks: Marks = {},
) {
  return {
    title: { ru, en },
    section,
    level,
    dependsOn,
    states: statesOf(section, level),
    freshSecondFactor: marks.freshSecondFactor ?? false,
    ownerOnly: marks.ownerOnly ?? false,
    byWarehouse: marks.byWarehouse ?? false,
  };
}

const FRESH = { freshSecondFactor: true } as const;
const BY_WAREHOUSE = { byWarehouse: true } as const;

const table = {
  'company.read': define('company', 'view', ['Карточка магазина', 'Card of the shop'], []),
  'company.update': define(
    'company',
    'change',
    ['Название, логотип и контакты магазина', 'Name, logo and contacts of the shop'],
    ['company.read'],
  ),
  'company.legal.read': define('company', 'view', ['Реквизиты: просмотр', 'Legal details: view'], ['company.read']),
  'company.legal.update': define('company', 'change', ['Реквизиты: изменение', 'Legal details: change'], ['company.legal.read'], FRESH),
  'company.transfer': define('company', 'change', ['Передача магазина другому владельцу', 'Transfer of ownership'], ['company.read'], {
    freshSecondFactor: true,
    ownerOnly: true,
  }),
  'company.marketplace': define(
    'company',
    'change',
    ['Подключение маркетплейса и замена ключа', 'Connect a marketplace, replace its key'],
    ['company.read'],
    FRESH,
  ),

  'team.read': define('team', 'view', ['Список сотрудников и их роли', 'Colleagues and their roles'], []),
  'team.contacts.read': define('team', 'view', ['Телефоны и почта сотрудников', "Colleagues' phones and e-mail"], ['team.read']),
  'team.invite': define('team', 'change', ['Приглашение сотрудников', 'Invite people'], ['team.read']),
  'team.update': define('team', 'change', ['Изменение данных сотрудников', "Edit colleagues' details"], ['team.contacts.read']),
  'team.assign': define('team', 'change', ['Назначение ролей и прав', 'Assign roles and rights'], ['team.read']),
  'team.block': define('team', 'change', ['Блокировка и разблокировка', 'Block and unblock'], ['team.read']),
  'team.remove': define('team', 'change', ['Удаление сотрудников', 'Remove people'], ['team.read']),
  'team.approveEmail': define(
    'team',
    'change',
    ['Подтверждение новой почты сотрудника', "Approve a colleague's new e-mail"],
    ['team.contacts.read'],
  ),
  'roles.manage': define('team', 'change', ['Собственные роли магазина', 'Custom roles'], ['team.read']),

  'audit.read': define('audit', 'view', ['Журнал действий', 'Journal of actions'], []),
  'audit.export': define('audit', 'view', ['Выгрузка журнала', 'Export of the journal'], ['audit.read']),

  'security.read': define('security', 'view', ['Входы и сеансы сотрудников', "Colleagues' sign-ins and sessions"], ['team.read']),
  'security.manage': define(
    'security',
    'change',
    ['Правила входа и завершение чужих сеансов', "Sign-in policy, ending others' sessions"],
    ['security.read'],
  ),

  'orders.read': define('orders', 'view', ['Заказы: просмотр', 'Orders: view'], [], BY_WAREHOUSE),
  'orders.process': define('orders', 'change', ['Обработка заказов', 'Process orders'], ['orders.read'], BY_WAREHOUSE),
  'orders.cancel': define('orders', 'change', ['Отмена заказов', 'Cancel orders'], ['orders.read'], BY_WAREHOUSE),
  'orders.buyer.read': define(
    'orders',
    'view',
    ['Имя, телефон и адрес покупателя', "Buyer's name, phone and address"],
    ['orders.read'],
    BY_WAREHOUSE,
  ),
  'orders.export': define('orders', 'view', ['Выгрузка заказов', 'Export of orders'], ['orders.read'], BY_WAREHOUSE),

  'products.read': define('products', 'view', ['Товары: просмотр', 'Products: view'], []),
  'products.write': define('products', 'change', ['Карточки, фото, тексты и SEO', 'Cards, photos, texts and SEO'], ['products.read']),
  'products.import': define('products', 'change', ['Загрузка товаров из файла', 'Import products'], ['products.write']),
  'products.archive': define('products', 'change', ['Архив товаров', 'Archive products'], ['products.read']),
  'prices.read': define('products', 'view', ['Цены: просмотр', 'Prices: view'], ['products.read']),
  'prices.write': define('products', 'change', ['Цены: изменение', 'Prices: change'], ['prices.read']),
  'stocks.read': define('products', 'view', ['Остатки: просмотр', 'Stocks: view'], [], BY_WAREHOUSE),
  'stocks.write': define('products', 'change', ['Остатки: изменение', 'Stocks: change'], ['stocks.read'], BY_WAREHOUSE),

  'shipments.read': define('logistics', 'view', ['Отправления: просмотр', 'Shipments: view'], [], BY_WAREHOUSE),
  'shipments.write': define(
    'logistics',
    'change',
    ['Отправления: сборка и передача', 'Shipments: pack and hand over'],
    ['shipments.read'],
    BY_WAREHOUSE,
  ),
  'labels.print': define('logistics', 'view', ['Печать этикеток', 'Print labels'], ['shipments.read'], BY_WAREHOUSE),
  'returns.read': define('logistics', 'view', ['Возвраты: просмотр', 'Returns: view'], [], BY_WAREHOUSE),
  'returns.process': define('logistics', 'change', ['Обработка возвратов', 'Process returns'], ['returns.read'], BY_WAREHOUSE),
  'warehouses.manage': define(
    'logistics',
    'change',
    ['Склады магазина', 'Warehouses of the shop'],
    ['stocks.read', 'shipments.read'],
    BY_WAREHOUSE,
  ),

  'customers.read': define('customers', 'view', ['Отзывы, вопросы и чаты', 'Reviews, questions and chats'], []),
  'customers.reply': define('customers', 'change', ['Ответы покупателям', 'Answer customers'], ['customers.read']),

  'ads.read': define('ads', 'view', ['Реклама: просмотр', 'Ads: view'], []),
  'ads.write': define('ads', 'change', ['Рекламные кампании', 'Ad campaigns'], ['ads.read']),
  'promotions.write': define('ads', 'change', ['Скидки и акции', 'Discounts and promotions'], ['ads.read', 'prices.read']),

  'analytics.read': define('analytics', 'view', ['Аналитика', 'Analytics'], []),

  'finance.read': define('finance', 'view', ['Финансы: просмотр', 'Finance: view'], []),
  'finance.documents': define('finance', 'view', ['Финансовые документы', 'Financial documents'], ['finance.read']),
  'finance.upload': define('finance', 'change', ['Загрузка своих документов', 'Upload of outside documents'], ['finance.documents']),
  'finance.export': define('finance', 'view', ['Выгрузка финансов', 'Export of finance'], ['finance.read']),

  'developers.manage': define('developers', 'change', ['Ключи API и вебхуки', 'API keys and webhooks'], [], FRESH),
};

/** A right that the policy knows, such as `team.invite`. */
export type Right = keyof typeof table;

/** The policy's vocabulary: everything that one may be allowed to do in a shop. What is not here can't be asked for. */
export const RIGHTS: Readonly<Record<Right, RightDefinition>> = table;

/** Every right, in the order of the table. */
export const RIGHT_KEYS = Object.keys(table) as readonly Right[];

/** Tells a right from any other string, such as one that came over the network. */
export function isRight(value: string): value is Right {
  return Object.hasOwn(table, value);
}
