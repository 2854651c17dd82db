// kit/data/restore-splits.ts
/**
* Writes the Parquet of one split of a lock to `file`, whole and verified.
* @throws ConfigurationError when the store lacks it or holds other bytes
*/
async function restoreSplit({ store, lock, split, file }) {
	await store.readBlob(lock.splits[split].blob, file);
}

export { restoreSplit as t };