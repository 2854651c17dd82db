/** Who we are to registries. */
export interface RegistryAccess {
  user: string;
  password: string;
  /** The only hosts that may be sent the password; any where it is left out. */
  hosts?: readonly string[];
  /** Why no other host is sent it, and what to do about that: sentences for whom another refuses. */
  elsewhere?: string;
}
