#!/usr/bin/env node
// @ts-check
/**
 * Runs `tools/src/<command>.ts` on a machine that has nothing but npm and some Node (20 or later): brings the right
 * Node and pnpm through npx when they are not there, installs the packages when they are not as the lock file says,
 * then hands over. Plain JavaScript without packages, because it runs before there are any.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';

const COMMANDS = ['start', 'dev', 'test', 'check', 'proof', 'bench', 'audit-verify'];
const NODE = { version: '24.21.0', least: [22, 18] };
const PNPM = '10.34.9';
const PROGRESS_EVERY_MS = 5000;
const PARENT_ASKED_EVERY_MS = 500;

const root = dirname(import.meta.dirname ?? new URL('.', import.meta.url).pathname);
const modules = join(root, 'node_modules');
/** What this script remembers between runs. It goes with node_modules, whose state it describes. */
const memory = join(modules, '.prikazchik');

/** @param {string} line */
const say = (line) => console.log(`  ${line}`);

/**
 * @param {string} what
 * @param {string} advice
 * @param {string} [output]
 * @returns {never}
 */
function giveUp(what, advice, output = '') {
  console.error(`${output && `\n${output.trimEnd()}\n`}\n${what}\n${advice}\n`);
  process.exit(1);
}

/** @param {string} name */
function recall(name) {
  const file = join(memory, name);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** @param {string} name @param {string} value */
function remember(name, value) {
  mkdirSync(memory, { recursive: true });
  writeFileSync(join(memory, name), value);
}

function isNodeRecent() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [leastMajor = 0, leastMinor = 0] = NODE.least;
  return major > leastMajor || (major === leastMajor && minor >= leastMinor);
}

/** @param {NodeJS.ProcessEnv} env */
function hasPnpm(env) {
  const { stdout } = spawnSync('pnpm', ['--version'], { cwd: root, env, encoding: 'utf8' });
  return stdout?.trim() === PNPM;
}

/**
 * The folder with the right `node` and `pnpm`, fetched through npm's own cache.
 * @param {NodeJS.ProcessEnv} env
 */
function fetchPrograms(env) {
  const known = recall('programs');
  const [version, folder] = known?.split('\n') ?? [];
  const wanted = `${NODE.version} ${PNPM}`;
  if (folder && version === wanted && existsSync(join(folder, 'node')) && existsSync(join(folder, 'pnpm'))) return folder;

  say(`Fetching Node ${NODE.version} and pnpm ${PNPM} (once)…`);
  const args = ['--yes', '-p', `node@${NODE.version}`, '-p', `pnpm@${PNPM}`, '-c', 'node -p process.env.PATH'];
  // What npm has to say about its own settings is not about this project.
  const quiet = { ...env, npm_config_loglevel: 'error', npm_config_update_notifier: 'false' };
  const { stdout, stderr, status, error } = spawnSync('npx', args, {
    cwd: root,
    env: quiet,
    encoding: 'utf8',
  });
  const found = (stdout ?? '')
    .trim()
    .split(delimiter)
    .find((candidate) => existsSync(join(candidate, 'node')) && existsSync(join(candidate, 'pnpm')));
  if (status === 0 && found) {
    remember('programs', `${wanted}\n${found}`);
    return found;
  }
  return giveUp(
    `Node ${NODE.version} and pnpm ${PNPM} could not be fetched with npx.`,
    `Check that "npm ping" reaches a registry, or install Node ${NODE.least.join('.')} or later and pnpm ${PNPM} yourself.`,
    error?.message ?? stderr,
  );
}

/** The files from which pnpm decides what to install. */
function manifests() {
  const folders = ['apps', 'packages'].filter((group) => existsSync(join(root, group)));
  const members = folders.flatMap((group) => readdirSync(join(root, group)).map((name) => join(group, name)));
  const packages = ['', 'tools', 'e2e', ...members].map((folder) => join(folder, 'package.json'));
  const patches = readdirSync(join(root, 'patches')).map((name) => join('patches', name));
  const names = ['pnpm-lock.yaml', 'pnpm-workspace.yaml', '.npmrc', ...patches, ...packages];
  return names.map((name) => join(root, name)).filter((file) => existsSync(file));
}

/** @param {string[]} files */
function fingerprint(files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(`${file}\0`).update(readFileSync(file));
  return hash.digest('hex');
}

/**
 * A file that was touched counts as well as one that changed: pnpm itself judges by the time, and would refuse to run
 * any script until it has looked again.
 * @param {string[]} files
 */
function isInstalled(files) {
  if (recall('installed') !== fingerprint(files)) return false;
  const installed = statSync(join(memory, 'installed')).mtimeMs;
  return files.every((file) => statSync(file).mtimeMs <= installed);
}

/** @param {NodeJS.ProcessEnv} env */
async function install(env) {
  const files = manifests();
  if (isInstalled(files)) return;
  rmSync(join(memory, 'installed'), { force: true });
  say('Installing packages as the lock file says…');
  const args = ['install', '--frozen-lockfile', '--reporter=append-only', '--config.confirmModulesPurge=false'];
  const child = spawn('pnpm', args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let said = Date.now();
  const listen = (/** @type {Buffer} */ chunk) => {
    output += chunk;
    const [, resolved, reused, downloaded] = /Progress: resolved (\d+), reused (\d+), downloaded (\d+)/.exec(String(chunk)) ?? [];
    if (!resolved || Date.now() - said < PROGRESS_EVERY_MS) return;
    said = Date.now();
    say(`  ${Number(reused) + Number(downloaded)} of ${resolved} packages`);
  };
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  const code = await new Promise((resolve) => child.once('error', () => resolve(1)).once('close', resolve));
  if (code === 0) return remember('installed', fingerprint(files));
  giveUp(
    'The packages could not be installed.',
    'Check that "npm ping" reaches a registry and that the disk has 1.5 GB free, then try again.\n' +
      'If the lock file does not fit package.json, run "pnpm install" and commit the lock file.',
    output.split('\n').slice(-25).join('\n'),
  );
}

/**
 * Signals of the terminal reach the child by themselves; those sent to this process alone are passed on. npm passes
 * none on to what it runs, it just ends: that is a request to stop, too.
 * @param {string} file
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 */
function handOver(file, args, env) {
  const node = join(String(env.PATH).split(delimiter)[0] ?? '', 'node');
  const child = spawn(existsSync(node) ? node : process.execPath, [file, ...args], { cwd: root, env, stdio: 'inherit' });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => child.kill(signal));
  }
  const parent = process.ppid;
  if (env.npm_lifecycle_event) {
    setInterval(() => process.ppid === parent || child.kill('SIGTERM'), PARENT_ASKED_EVERY_MS).unref();
  }
  child.once('error', (error) => giveUp(`${file} could not be run.`, error.message));
  child.once('close', (code, signal) => process.exit(code ?? 128 + (signal ? constants.signals[signal] : 1)));
}

const [command = '', ...args] = process.argv.slice(2);
if (!COMMANDS.includes(command)) giveUp(`Unknown command "${command}".`, `Known: ${COMMANDS.join(', ')}.`);

if (process.platform === 'win32') giveUp('Windows itself is not supported.', 'Run the same command inside WSL.');

const PATH = `${dirname(process.execPath)}${delimiter}${process.env.PATH ?? ''}`;
/** @type {NodeJS.ProcessEnv} */
const env = { ...process.env, PATH, TURBO_TELEMETRY_DISABLED: '1', TURBO_NO_UPDATE_NOTIFIER: '1', DO_NOT_TRACK: '1' };
// `npm test --silent` silences npm's own lines, not what pnpm says of an install that failed.
delete env.npm_config_loglevel;
if (!(isNodeRecent() && hasPnpm(env))) env.PATH = `${fetchPrograms(env)}${delimiter}${PATH}`;
await install(env);
handOver(join(root, 'tools/src', `${command}.ts`), args, env);
