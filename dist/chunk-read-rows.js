import { n as describeError, t as ConfigurationError } from "./chunk-configuration-error.js";
import { E as quoteIdentifier } from "./chunk-contract.js";
import { r as quotePath } from "./chunk-engine.js";
import { access } from "node:fs/promises";

// kit/ml/data/read-rows.ts
/**
* All rows of a Parquet or CSV file, in its order.
* @param columns those to read; all when left out
* @throws ConfigurationError when the file is missing or is no table with these columns
*/
async function readRows(engine, file, columns) {
	await access(file).catch(() => {
		throw new ConfigurationError("SLW_FILE_MISSING", `The data file ${file} does not exist. Run ingest first, or check the path.`);
	});
	const wanted = columns ? columns.map(quoteIdentifier).join(", ") : "*";
	try {
		return await engine.query(`SELECT ${wanted} FROM ${scanFile(file)}`);
	} catch (error) {
		const [reason] = describeError(error).split("\n");
		throw new ConfigurationError("SLW_SOURCE_MALFORMED", `${file} cannot be read as a table: ${reason}. Make it anew with ingest.`);
	}
}
/** A table expression that scans a file by its extension: `.parquet`, else CSV with types as they look. */
function scanFile(file) {
	if (file.toLowerCase().endsWith(".parquet")) return `read_parquet(${quotePath(file)})`;
	return `read_csv(${quotePath(file)}, header = true, sample_size = -1)`;
}

export { scanFile as n, readRows as t };