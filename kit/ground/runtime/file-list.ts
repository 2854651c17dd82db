import { readKey } from '../values/record.ts';
/** The files of one package as its tarball holds them. */
export interface PackageFiles {
  /** The tarball's digest, as the lock file has it. */
  integrity: string;
  /** The platforms it is for, where it is not for every one. */
  os?: readonly string[];
  cpu?: readonly string[];
  libc?: readonly string[];
  /** Hex SHA-256 of every file, by path with forward slashes. */
  files: Readonly<Record<string, string>>;
}

/** The packages of a library that are loaded, by name. */
export type FileList = Readonly<Record<string, PackageFiles>>;

/** Whether a package is for the platform that this process runs on. */
export function isForThisPlatform({ os, cpu, libc }: PackageFiles): boolean {
  if (os && !os.includes(process.platform)) return false;
  if (cpu && !cpu.includes(process.arch)) return false;
  return libc === undefined || libc.includes(detectLibc());
}

/** By Node's own report, as npm and the libraries' loaders find it out. */
function detectLibc(): string {
  // Without it the report looks up the names of all open connections.
  Reflect.set(process.report, 'excludeNetwork', true);
  const header = readKey(process.report.getReport(), 'header');
  return readKey(header, 'glibcVersionRuntime') === undefined ? 'musl' : 'glibc';
}
