import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

const POLL_MS = 500;

/**
 * Does work that no other process on this machine shall do at the same time, and waits while one does. The lock is a
 * file with its holder's process id; one whose holder is gone is taken over. Two that take over the same lock in the
 * same moment may both work: the work must be right even then, the lock only saves it from being done twice.
 */
export function withLock(file, work) {
  takeLock(file);
  try {
    return work();
  } finally {
    rmSync(file, { force: true });
  }
}

function takeLock(file) {
  const claim = `${file}.${process.pid}`;
  writeFileSync(claim, String(process.pid));
  try {
    while (!isLinked(claim, file)) {
      if (isAbandoned(file)) rmSync(file, { force: true });
      else pause(POLL_MS);
    }
  } finally {
    rmSync(claim, { force: true });
  }
}

/** A link, not a new file: the lock has its content from the start. */
function isLinked(claim, file) {
  try {
    linkSync(claim, file);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function isAbandoned(file) {
  try {
    process.kill(Number(readFileSync(file, 'utf8')), 0);
    return false;
  } catch (error) {
    // ENOENT: the lock is free by now; EPERM: the holder is another user's.
    if (error.code === 'ENOENT' || error.code === 'EPERM') return false;
    if (error.code === 'ESRCH') return true;
    throw error;
  }
}

function pause(milliseconds) {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
