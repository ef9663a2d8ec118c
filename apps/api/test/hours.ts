import type { Client, Fields } from './client.ts';
import { setMemberAccess, viewer } from './documents.ts';
import type { TestApp } from './harness.ts';
import type { Shop } from './seeds.ts';

/** The clock of the shops that tests make: Moscow, three hours ahead of UTC all year. */
const lead = 3 * 3_600_000;

/** The weekday of the moment on that clock, from 1 for Monday to 7, and the minute of its day. */
function wallAt(moment: number): { day: number; minute: number } {
  const minutes = Math.floor((moment + lead) / 60_000);
  // The first day of 1970 was a Thursday.
  return { day: ((Math.floor(minutes / 1440) + 3) % 7) + 1, minute: minutes % 1440 };
}

export interface Hours {
  days: number[];
  fromMinute: number;
  toMinute: number;
}

/** Hours that hold now, and for three days around. */
export function hoursNow(): Hours {
  const { day } = wallAt(Date.now());
  return { days: [((day + 5) % 7) + 1, day, (day % 7) + 1], fromMinute: 0, toMinute: 1440 };
}

/** The other four days. */
export function hoursElse(): Hours {
  const { days } = hoursNow();
  return { days: [1, 2, 3, 4, 5, 6, 7].filter((day) => !days.includes(day)), fromMinute: 0, toMinute: 1440 };
}

/** Hours that begin, or end, with the minute of that moment. */
export function hoursAround(moment: number, side: 'from' | 'to'): Hours {
  const { day, minute } = wallAt(moment);
  const far = (minute + 600) % 1440;
  // Of a night shift the day is the one before, when the moment is in the part after midnight.
  const days = [((day + 5) % 7) + 1, day];
  return side === 'from'
    ? { days: [day], fromMinute: minute, toMinute: far || 1440 }
    : { days, fromMinute: (minute + 840) % 1440, toMinute: minute || 1440 };
}

const terms =
  'version roles { role from to shift { days fromMinute toMinute timeZone } } rights { right effect from to shift { days fromMinute toMinute } }';
const ofMember = `query ($id: ID!) { member(id: $id) { access { ${terms} } } }`;

export const manager = (limits: object = {}) => [{ role: 'MANAGER', ...limits }];
export const rightsOf = async (client: Client): Promise<string[]> => (await client.get(viewer)).viewer.rights;
export const mayRead = async (client: Client) => (await rightsOf(client)).includes('orders.read');

/** Someone who works in the shop. */
export interface Worker {
  id: string;
  userId: string;
  client: Client;
}

/** The people of one shop, and what its owner gives to them. */
export function peopleOf(app: TestApp, shop: Shop, owner: Client) {
  const accessOf = async (id: string): Promise<Fields> => (await owner.get(ofMember, { id })).member.access;
  return {
    accessOf,
    async worker(role = 'manager'): Promise<Worker> {
      const person = await app.member(shop, [role]);
      return { id: person.memberId, userId: person.userId, client: await app.as(person, shop.companyId) };
    },
    /** Sets the access by the version that is there. @returns the code and field of a refusal, or the member */
    async set(id: string, roles: object[], rights: object[] = [], client = owner): Promise<Fields> {
      const { version } = await accessOf(id);
      return (await client.get(setMemberAccess, { input: { memberId: id, version, roles, rights } })).setMemberAccess;
    },
  };
}
