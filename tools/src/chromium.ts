import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { canInstallPackages, installPackages } from './debian.ts';
import { OperatorError } from './operator.error.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'];
const OUTSIDE_PATH = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'];

/** The browser of CHROMIUM_PATH, or a Chromium, Chrome or Edge of this machine. Refuses a CHROMIUM_PATH that is no file. */
export function findChromium(): string | undefined {
  const given = process.env.CHROMIUM_PATH;
  if (given && !existsSync(given)) throw new OperatorError(`CHROMIUM_PATH names no file: ${given}`);
  if (given) return given;
  const folders = (process.env.PATH ?? '').split(delimiter);
  const candidates = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...candidates, ...OUTSIDE_PATH].find((file) => existsSync(file));
}

/**
 * The browser for the journeys: see `findChromium`. As root on Debian and its kin the package is installed if there
 * is none.
 *
 * Refuses (OperatorError) when there is no browser and none can be installed.
 */
export function openChromium(report: (line: string) => void): string {
  const known = findChromium();
  if (known) return known;
  if (canInstallPackages()) {
    report('installing the package chromium');
    installPackages('chromium');
    const installed = findChromium();
    if (installed) return installed;
  }
  throw new OperatorError(
    'The browser journeys need Chromium, Chrome or Edge, and none was found.\n' +
      'Install one (Debian: apt-get install chromium), or name its program in CHROMIUM_PATH.',
  );
}
