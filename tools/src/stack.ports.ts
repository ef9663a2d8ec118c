import { OperatorError } from './operator.error.ts';
import { freePort, isPortFree } from './ports.ts';

/** What of the stack a person or a browser opens, and with which variable its port is chosen. */
const DOORS = {
  api: { title: 'the API', variable: 'API_PORT', port: 4000 },
  seller: { title: 'the seller cabinet', variable: 'SELLER_PORT', port: 4100 },
  staff: { title: 'the staff portal', variable: 'STAFF_PORT', port: 4200 },
  mailbox: { title: 'the mailbox', variable: 'MAILBOX_PORT', port: 4300 },
} as const;

type Door = keyof typeof DOORS;
export type Ports = Record<Door, number>;

const doors = Object.keys(DOORS) as Door[];

/** The usual ports, each replaced by its variable where that is set. Refuses (OperatorError) what is no port. */
export function readPorts(environment: NodeJS.ProcessEnv): Ports {
  const portOf = (door: Door) => {
    const { variable, port } = DOORS[door];
    const value = environment[variable];
    if (!value) return port;
    if (/^\d{1,5}$/.test(value) && Number(value) > 0 && Number(value) < 65536) return Number(value);
    throw new OperatorError(`${variable}=${value} is no port: choose a number from 1 to 65535.`);
  };
  const ports = { api: portOf('api'), seller: portOf('seller'), staff: portOf('staff'), mailbox: portOf('mailbox') };
  const twice = doors.find((door) => doors.some((other) => other !== door && ports[other] === ports[door]));
  if (twice) throw new OperatorError(`${DOORS[twice].variable}=${ports[twice]} is used twice: choose another port.`);
  return ports;
}

/** Ports for a run of its own, such as a test's. */
export async function freePorts(): Promise<Ports> {
  return { api: await freePort(), seller: await freePort(), staff: await freePort(), mailbox: await freePort() };
}

/** Refuses (OperatorError) to go on while another program has one of the ports, and says how to choose another one. */
export async function requireFree(ports: Ports): Promise<void> {
  const complaints: string[] = [];
  for (const door of doors) {
    if (await isPortFree(ports[door])) continue;
    const { title, variable } = DOORS[door];
    complaints.push(
      `Port ${ports[door]}, meant for ${title}, is used by another program.\n` +
        `Stop that program, or choose another port: ${variable}=${ports[door] + 1} npm start`,
    );
  }
  if (complaints.length > 0) throw new OperatorError(complaints.join('\n'));
}
