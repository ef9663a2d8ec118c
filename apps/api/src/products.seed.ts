import { sql } from 'drizzle-orm';
import sharp from 'sharp';
import type { Database } from './platform/db.ts';
import { newId } from './platform/id.ts';
import type { Storage } from './platform/storage.ts';

interface Goods {
  sku: string;
  title: string;
  text: string;
  /** Roubles; null where none is set yet. */
  price: number | null;
  oldPrice?: number;
  picture: Shape | null;
  hue: number;
}

/** What is drawn for the photo, in a square of 100 by 100. */
const shapes = {
  samovar:
    '<path d="M34 34h32l4 34H30z"/><rect x="40" y="22" width="20" height="12" rx="3"/><rect x="36" y="68" width="28" height="10" rx="2"/><rect x="68" y="52" width="14" height="5" rx="2"/><circle cx="50" cy="18" r="5"/>',
  mug: '<rect x="30" y="32" width="34" height="40" rx="5"/><path d="M64 40h8a10 10 0 0 1 0 22h-8v-6h7a4 4 0 0 0 0-10h-7z"/>',
  cloth:
    '<path d="M24 30c10-6 18 4 26 0s16-4 26 0v38c-10-6-18 4-26 0s-16-4-26 0z"/><path d="M24 44c10-6 18 4 26 0s16-4 26 0" fill="none" stroke="#fff" stroke-width="3" opacity=".6"/>',
  basket: '<path d="M26 46h48l-6 32H32z"/><path d="M32 46a18 20 0 0 1 36 0" fill="none" stroke="currentColor" stroke-width="5"/>',
  boot: '<path d="M40 22h18v32l16 8c4 2 5 6 4 14H40z"/>',
  jar: '<rect x="34" y="34" width="32" height="42" rx="7"/><rect x="36" y="24" width="28" height="9" rx="2"/><rect x="40" y="46" width="20" height="16" fill="#fff" opacity=".7"/>',
  candle: '<rect x="43" y="38" width="14" height="40" rx="2"/><path d="M50 18c6 7 5 13 0 16-5-3-6-9 0-16z"/>',
  tray: '<ellipse cx="50" cy="50" rx="32" ry="22"/><circle cx="50" cy="50" r="9" fill="#fff" opacity=".7"/>',
};
type Shape = keyof typeof shapes;

const goods: readonly Goods[] = [
  {
    sku: 'SMV-003',
    title: 'Самовар «Заря», 3 литра',
    text: 'Латунный самовар на углях или сосновых шишках. Кран с притёртой втулкой, не капает.',
    price: 12_900,
    oldPrice: 14_500,
    picture: 'samovar',
    hue: 38,
  },
  {
    sku: 'MUG-101',
    title: 'Кружка эмалированная «Поле», 400 мл',
    text: 'Двойная эмаль, край обкатан. Не боится костра и посудомойки.',
    price: 690,
    picture: 'mug',
    hue: 205,
  },
  {
    sku: 'MUG-102',
    title: 'Кружка глиняная «Берег», 350 мл',
    text: 'Молочный обжиг, внутри пищевая глазурь.',
    price: 980,
    picture: 'mug',
    hue: 22,
  },
  {
    sku: 'LIN-220',
    title: 'Скатерть льняная с мережкой, 150 × 220 см',
    text: 'Небелёный лён 240 г/м². После стирки мягче, чем до неё.',
    price: 4_350,
    oldPrice: 4_900,
    picture: 'cloth',
    hue: 48,
  },
  {
    sku: 'LIN-040',
    title: 'Полотенце вафельное, 40 × 70 см',
    text: 'Хлопок 200 г/м², петля для крючка.',
    price: 320,
    picture: 'cloth',
    hue: 160,
  },
  {
    sku: 'BSK-012',
    title: 'Корзина из лозы «Грибная»',
    text: 'Плотное плетение, ручка обвита кожей. Ведро белых входит с горкой.',
    price: 2_150,
    picture: 'basket',
    hue: 30,
  },
  {
    sku: 'BSK-020',
    title: 'Короб берестяной для хлеба',
    text: 'Хлеб в бересте не черствеет до пяти дней.',
    price: 1_790,
    picture: 'basket',
    hue: 42,
  },
  {
    sku: 'FLT-041',
    title: 'Валенки «Метель», размер 41',
    text: 'Овечья шерсть, подошва подшита. Держат тепло до −35 °C.',
    price: 5_600,
    picture: 'boot',
    hue: 225,
  },
  {
    sku: 'FLT-038',
    title: 'Валенки «Метель», размер 38',
    text: 'Овечья шерсть, подошва подшита. Держат тепло до −35 °C.',
    price: 5_600,
    picture: 'boot',
    hue: 345,
  },
  {
    sku: 'JAM-500',
    title: 'Варенье из сосновых шишек, 500 г',
    text: 'Шишки майского сбора, сахар, больше ничего.',
    price: 540,
    picture: 'jar',
    hue: 110,
  },
  { sku: 'JAM-250', title: 'Мёд липовый, 250 г', text: 'Сбор этого лета, без подогрева.', price: 450, picture: 'jar', hue: 44 },
  {
    sku: 'CND-006',
    title: 'Свеча восковая витая, 6 штук',
    text: 'Чистый воск, горит около трёх часов.',
    price: 890,
    picture: 'candle',
    hue: 40,
  },
  {
    sku: 'TRY-300',
    title: 'Поднос расписной, 30 см',
    text: 'Роспись маслом по металлу, лак в пять слоёв.',
    price: 3_200,
    oldPrice: 3_700,
    picture: 'tray',
    hue: 350,
  },
  {
    sku: 'TRY-450',
    title: 'Поднос расписной, 45 см',
    text: 'Роспись маслом по металлу, лак в пять слоёв.',
    price: null,
    picture: 'tray',
    hue: 265,
  },
  {
    sku: 'SPN-001',
    title: 'Ложка деревянная липовая',
    text: 'Вырезана из липы, пропитана льняным маслом.',
    price: 210,
    picture: null,
    hue: 0,
  },
  { sku: 'BGL-300', title: 'Баранки маковые, 300 г', text: 'Вязанка на бечёвке, мак с обеих сторон.', price: null, picture: null, hue: 0 },
];

const side = 800;

function draw(shape: Shape, hue: number): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" width="${side}" height="${side}">
    <rect width="100" height="100" fill="hsl(${hue} 38% 92%)"/><circle cx="50" cy="54" r="38" fill="hsl(${hue} 40% 85%)"/>
    <ellipse cx="50" cy="81" rx="26" ry="4" fill="hsl(${hue} 25% 60%)" opacity=".35"/><g fill="hsl(${hue} 45% 42%)" color="hsl(${hue} 45% 42%)">${shapes[shape]}</g></svg>`;
  return sharp(Buffer.from(svg)).webp({ quality: 86 }).toBuffer();
}

/** Goods for the demo shop, each with a drawn photo; two without a price and two without a photo, as in any shop. */
export async function seedProducts(database: Database, storage: Storage, companyId: string): Promise<void> {
  for (const { sku, title, text, price, oldPrice, picture, hue } of goods) {
    const productId = newId();
    const photo = picture && { id: newId(), key: `${companyId}/${newId()}.webp`, bytes: await draw(picture, hue) };
    if (photo) await storage.put(photo.key, photo.bytes);
    await database.write(companyId, async (tx) => {
      await tx.execute(sql`
        insert into products (company_id, id, sku, title, description, seo_title, seo_description, price_minor, old_price_minor, photo_count)
        values (${companyId}, ${productId}, ${sku}, ${title}, ${text}, ${title}, ${text}, ${price && price * 100}, ${oldPrice ? oldPrice * 100 : null}, ${photo ? 1 : 0})`);
      if (photo) {
        await tx.execute(sql`
          insert into product_photos (company_id, id, product_id, file_key, width, height, bytes, position)
          values (${companyId}, ${photo.id}, ${productId}, ${photo.key}, ${side}, ${side}, ${photo.bytes.length}, 1)`);
      }
    });
  }
}
