import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { OperatorError } from './operator.error.ts';
import { isAlive } from './process.ts';
import { root } from './repository.ts';

/** What to run, with Node, and under which name its log and its pid file go. */
export interface Command {
  name: string;
  args: string[];
  cwd: string;
  env: NodeJS.ProcessEnv;
}

/** A program that runs until it is stopped. */
export interface Program {
  name: string;
  /** Resolves when it ended, asked to or not, to what can be told about it. */
  ended: Promise<string>;
  /** SIGTERM, and SIGKILL when that did not help in time. */
  stop(): Promise<void>;
}

const STOP_WITHIN_MS = 15_000;
const LAST_LINES = 15;

/** Starts programs whose logs and pid files lie in one folder. */
export class Programs {
  readonly #logs: string;
  readonly #pids: string;

  constructor(dataDir: string) {
    this.#logs = join(dataDir, 'logs');
    this.#pids = join(dataDir, 'run');
    mkdirSync(this.#logs, { recursive: true, mode: 0o700 });
    mkdirSync(this.#pids, { recursive: true, mode: 0o700 });
  }

  /** Ends what a killed start left running: those programs hold ports, and speak to a database that will move. */
  async endLeftovers(): Promise<void> {
    for (const name of readdirSync(this.#pids)) {
      const file = join(this.#pids, name);
      const pid = Number(readFileSync(file, 'utf8'));
      if (isOurs(pid)) await end(pid, () => !isOurs(pid));
      rmSync(file, { force: true });
    }
  }

  /** Starts a program in a group of its own, so that Ctrl-C reaches us and we stop them in order. */
  start(command: Command): Program {
    const child = this.#spawn(command, true);
    const pidFile = join(this.#pids, command.name);
    writeFileSync(pidFile, String(child.pid));
    const exit = exitOf(child);
    const ended = exit.then((how) => {
      rmSync(pidFile, { force: true });
      return `${command.name} ${how}. The end of ${this.#logOf(command.name)}:\n${this.lastLines(command.name)}`;
    });
    let gone = false;
    void exit.then(() => {
      gone = true;
    });
    return {
      name: command.name,
      ended,
      stop: async () => {
        if (!gone && child.pid) await end(child.pid, () => gone);
      },
    };
  }

  /**
   * Runs a program to its end.
   *
   * @returns what it printed
   * @throws OperatorError with its last lines, unless it ended with 0
   */
  async run(command: Command, purpose: string): Promise<string> {
    const child = this.#spawn(command, false);
    let output = '';
    child.stdout?.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
    const how = await exitOf(child);
    if (child.exitCode === 0) return output;
    const lines = output.trimEnd().split('\n').slice(-LAST_LINES).join('\n');
    throw new OperatorError(`${purpose} failed: ${command.name} ${how}.\n${this.lastLines(command.name)}\n${lines}`);
  }

  /** The end of a program's log. */
  lastLines(name: string): string {
    const file = this.#logOf(name);
    return existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n').slice(-LAST_LINES).join('\n') : '';
  }

  #logOf(name: string): string {
    return join(this.#logs, `${name}.log`);
  }

  #spawn({ name, args, cwd, env }: Command, lasting: boolean): ChildProcess {
    const file = this.#logOf(name);
    // A log for each run, and the one before it.
    if (existsSync(file)) renameSync(file, `${file}.1`);
    const log = openSync(file, 'a', 0o600);
    const stdio = lasting ? (['ignore', log, log] as const) : (['ignore', 'pipe', log] as const);
    const child = spawn(process.execPath, args, { cwd, env, stdio: [...stdio], detached: lasting });
    closeSync(log);
    return child;
  }
}

async function exitOf(child: ChildProcess): Promise<string> {
  try {
    const [code, signal] = await once(child, 'close');
    return signal ? `was ended by ${signal}` : `ended with ${code}`;
  } catch (error) {
    return `could not be started: ${error instanceof Error ? error.message : error}`;
  }
}

/** Whether that process is a program of this repository and not a later one that got the same id. */
function isOurs(pid: number): boolean {
  if (!isAlive(pid)) return false;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(root);
  } catch {
    // No /proc on this system: better to leave a stranger alone; a port that is taken will be named.
    return false;
  }
}

function send(pid: number, signal: 'SIGTERM' | 'SIGKILL') {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended by itself in between.
  }
}

async function end(pid: number, isGone: () => boolean): Promise<void> {
  send(pid, 'SIGTERM');
  for (const deadline = Date.now() + STOP_WITHIN_MS; Date.now() < deadline; await sleep(20)) {
    if (isGone()) return;
  }
  send(pid, 'SIGKILL');
}
