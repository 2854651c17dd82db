import { ConfigurationError } from '../../kit/ground/errors/configuration-error.ts';

const UNRELEASED = 'Unreleased';

/**
 * The changelog with its Unreleased entries under a heading of the version, and an empty Unreleased above it.
 * @throws ConfigurationError when nothing is unreleased, or the version has a section already
 */
export function cutVersion(changelog: string, version: string): string {
  if (findSection(changelog, version))
    throw new ConfigurationError(
      'SLW_RELEASE_REFUSED',
      `CHANGELOG.md has a section "## ${version}" already. Choose the next version.`,
    );
  requireEntries(changelog, UNRELEASED, 'Write what changes for users.');
  return changelog.replace(headingOf(UNRELEASED), `## ${UNRELEASED}\n\n## ${version}`);
}

/** What users read of a version, without its heading. @throws ConfigurationError when it says nothing */
export function readEntries(changelog: string, version: string): string {
  const cure = `Run "npm run release -- ${version} --prepare", and merge what it changes.`;
  return requireEntries(changelog, version, cure);
}

function requireEntries(changelog: string, title: string, cure: string): string {
  const section = findSection(changelog, title);
  if (section !== undefined && /^[-*] \S/m.test(section)) return section;
  const fault = section === undefined ? `has no section "## ${title}"` : `says nothing under "## ${title}"`;
  throw new ConfigurationError('SLW_RELEASE_REFUSED', `CHANGELOG.md ${fault}. ${cure}`);
}

/** The text between a heading of the second level and the next one; undefined where there is no such heading. */
function findSection(changelog: string, title: string): string | undefined {
  const match = headingOf(title).exec(changelog);
  if (!match) return undefined;
  const [section = ''] = changelog.slice(match.index + match[0].length).split(/^## /m);
  return section.trim();
}

function headingOf(title: string): RegExp {
  return new RegExp(`^## \\[?${title.replaceAll('.', '\\.')}\\]?$`, 'm');
}
