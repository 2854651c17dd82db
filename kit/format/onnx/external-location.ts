/**
 * True for a location that is absolute, climbs, or names a drive, a scheme or nothing. Also for the name by which ONNX
 * Runtime marks an address in its own memory (`*`/`_ORT_MEM_ADDR_`), which no file may use.
 */
export function leavesTheFolder(location: string): boolean {
  return (
    location === '' ||
    /^[/\\]|^[a-zA-Z][a-zA-Z0-9+.-]*:|\\|\0|_ORT_MEM_ADDR_/.test(location) ||
    location.split('/').includes('..')
  );
}
