import type { Kubectl } from './kubectl.ts';

/** The lines that `kubectl diff` shows as changed, without the count of generations: `- value: sha256:…`. */
export async function diffOverlay(kubectl: Kubectl, folder: string): Promise<string[]> {
  const { code, stdout, stderr } = await kubectl.try('diff', '-k', folder);
  if (stderr !== '' || code > 1) throw new Error(`kubectl diff ended with ${code}:\n${stderr}`);
  return stdout
    .split('\n')
    .filter((line) => /^[-+](?![-+]{2} )/.test(line))
    .map((line) => line.replace(/^([-+])\s*(- )?/, '$1 '))
    .filter((line) => !/^[-+] generation: \d+$/.test(line));
}
