import { randomBytes } from 'node:crypto';
import { join } from 'node:path';

interface Place {
  folder: string;
  url: string;
  /** The folder of the program, which holds what it reads at run time. */
  program: string;
}

/** The settings of a forge that listens on this machine alone, asks nobody outside, and notices a dead runner soon. */
export function writeGiteaSettings({ folder, url, program }: Place): string {
  return formatIni({
    '': {
      APP_NAME: 'A forge for tests',
      RUN_MODE: 'prod',
      WORK_PATH: folder,
      I_AM_BEING_UNSAFE_RUNNING_AS_ROOT: true,
    },
    server: {
      HTTP_ADDR: '127.0.0.1',
      HTTP_PORT: new URL(url).port,
      ROOT_URL: `${url}/`,
      STATIC_ROOT_PATH: program,
      DISABLE_SSH: true,
      OFFLINE_MODE: true,
    },
    database: { DB_TYPE: 'sqlite3', PATH: join(folder, 'gitea.db'), SQLITE_JOURNAL_MODE: 'WAL' },
    security: { INSTALL_LOCK: true, SECRET_KEY: makeSecret(), PASSWORD_HASH_ALGO: 'pbkdf2$1000$50' },
    oauth2: { ENABLED: false, JWT_SECRET: Buffer.from(randomBytes(32)).toString('base64url') },
    service: { DISABLE_REGISTRATION: true },
    log: { MODE: 'console', LEVEL: 'Warn' },
    indexer: { ISSUE_INDEXER_TYPE: 'db' },
    actions: {
      ENABLED: true,
      DEFAULT_ACTIONS_URL: 'self',
      ZOMBIE_TASK_TIMEOUT: '20s',
      LOG_COMPRESSION: 'none',
    },
    'cron.stop_zombie_tasks': { SCHEDULE: '@every 5s' },
    'cron.update_checker': { ENABLED: false },
  });
}

function makeSecret(): string {
  return randomBytes(32).toString('hex');
}

function formatIni(sections: Record<string, Record<string, string | boolean>>): string {
  const lines = Object.entries(sections).flatMap(([name, settings]) => [
    ...(name === '' ? [] : [`[${name}]`]),
    ...Object.entries(settings).map(([key, value]) => `${key} = ${value}`),
  ]);
  return `${lines.join('\n')}\n`;
}
