// kit/ground/files/own-folder.ts
/** Where Slipway keeps what it makes, from the project's folder; Git leaves it out. */
const OWN_FOLDER = ".slipway";
/** The rooms in it. */
const OWN = {
	artifacts: `${OWN_FOLDER}/artifacts`,
	bundle: `${OWN_FOLDER}/bundle`,
	bundles: `${OWN_FOLDER}/bundles`,
	check: `${OWN_FOLDER}/check`,
	data: `${OWN_FOLDER}/data`,
	evaluated: `${OWN_FOLDER}/evaluated`,
	monitor: `${OWN_FOLDER}/monitor`,
	outbox: `${OWN_FOLDER}/outbox`,
	predictions: `${OWN_FOLDER}/predictions`,
	report: `${OWN_FOLDER}/report`,
	run: `${OWN_FOLDER}/run`,
	train: `${OWN_FOLDER}/train`,
	verify: `${OWN_FOLDER}/verify`
};

export { OWN_FOLDER as n, OWN as t };