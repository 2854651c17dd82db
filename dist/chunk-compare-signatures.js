import { o as canonicalLine } from "./chunk-make-folder.js";

// kit/ml/registry/compare-signatures.ts
/** Compares two signatures by meaning: tensors go by name, so their order says nothing. */
function compareSignatures(before, after) {
	const changes = {
		breaking: [],
		compatible: []
	};
	compareBatch(before, after, changes);
	compareInputs(before.inputs, after.inputs, changes);
	compareOutputs(before.outputs, after.outputs, changes);
	compareClasses(before, after, changes);
	return changes;
}
function compareBatch({ batch: was }, { batch: is }, changes) {
	if (was === is) return;
	const words = (rows) => rows === 0 ? "any number of rows" : `${rows} at a time`;
	(is === 0 ? changes.compatible : changes.breaking).push(`it took ${words(was)} and takes ${words(is)}`);
}
function compareInputs(before, after, changes) {
	const { breaking } = changes;
	const { gone, added, kept } = pairUp(before, after);
	for (const name of gone) breaking.push(`the input \`${name}\` was removed`);
	for (const name of added) breaking.push(`the input \`${name}\` was added`);
	for (const [was, is] of kept) {
		const subject = `the input \`${is.name}\``;
		compareDatatype(subject, was, is, changes);
		compareShape({
			side: "input",
			subject,
			was,
			is,
			changes
		});
		if (was.columns.join("\n") !== is.columns.join("\n")) breaking.push(`${subject} took ${listNames(was.columns)} and takes ${listNames(is.columns)}`);
	}
	compareOrder("inputs", kept, after, changes);
}
function compareOutputs(before, after, changes) {
	const { gone, added, kept } = pairUp(before, after);
	for (const name of gone) changes.breaking.push(`the output \`${name}\` was removed`);
	for (const name of added) changes.compatible.push(`the output \`${name}\` was added`);
	for (const [was, is] of kept) {
		const subject = `the output \`${is.name}\``;
		compareDatatype(subject, was, is, changes);
		compareShape({
			side: "output",
			subject,
			was,
			is,
			changes
		});
		if (was.role !== is.role) changes.breaking.push(`${subject} was ${ROLES[was.role]} and is ${ROLES[is.role]}`);
	}
	compareOrder("outputs", kept, after, changes);
}
const ROLES = {
	value: "the value",
	label: "the label",
	probabilities: "the probabilities"
};
/** The tensors of two lists by their names, those that both have in the order of the first. */
function pairUp(before, after) {
	const now = new Map(after.map((tensor) => [tensor.name, tensor]));
	const known = new Set(before.map(({ name }) => name));
	return {
		gone: before.flatMap(({ name }) => now.has(name) ? [] : [name]),
		added: after.flatMap(({ name }) => known.has(name) ? [] : [name]),
		kept: before.flatMap((was) => {
			const is = now.get(was.name);
			return is ? [[was, is]] : [];
		})
	};
}
function compareOrder(what, kept, after, { compatible }) {
	const names = new Set(kept.map(([{ name }]) => name));
	const now = after.filter(({ name }) => names.has(name));
	if (kept.some(([{ name }], index) => now[index]?.name !== name)) compatible.push(`its ${what} stand in another order`);
}
function compareDatatype(subject, was, is, { breaking }) {
	if (was.datatype !== is.datatype) breaking.push(`${subject} was ${was.datatype} and is ${is.datatype}`);
}
/** The first dimension is the batch, which is compared once for all. */
function compareShape({ side, subject, was, is, changes }) {
	const [former, now] = [was.shape.slice(1), is.shape.slice(1)];
	if (canonicalLine(former) === canonicalLine(now)) return;
	const fits = former.length === now.length && former.every((size, index) => fitsSize(side, size, now[index]));
	const words = `${subject} had the shape ${describeShape(was)} and has ${describeShape(is)}`;
	(fits ? changes.compatible : changes.breaking).push(words);
}
/** An input may begin to take any size; what an output leaves open may be the size that it had. */
function fitsSize(side, was, is) {
	return was === is || is === -1 || side === "output" && was === -1;
}
/** `[N, 3]`, with `?` for a size that is left open. */
function describeShape({ shape }) {
	const [, ...sizes] = shape;
	return `[${["N", ...sizes.map((size) => size === -1 ? "?" : String(size))].join(", ")}]`;
}
/** Probabilities come in the order of the classes; a label may be any of those there were. */
function compareClasses(before, after, changes) {
	const [was, is] = [before.classes.map(canonicalLine), after.classes.map(canonicalLine)];
	if (was.join() === is.join()) return;
	const isByPlace = [...before.outputs, ...after.outputs].some(({ role }) => role === "probabilities");
	const isNew = is.some((name) => !was.includes(name));
	const words = `its classes were ${was.join(", ")} and are ${is.join(", ")}`;
	(isByPlace || isNew ? changes.breaking : changes.compatible).push(words);
}
function listNames(names) {
	return names.map((name) => `\`${name}\``).join(", ");
}

export { compareSignatures as t };