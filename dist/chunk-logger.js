// kit/ground/log/logger.ts
/** A logger that drops everything, for callers with nobody to tell. */
const silentLogger = {
	debug() {},
	info() {},
	notice() {},
	warning() {},
	error() {},
	group: (_title, work) => work()
};

export { silentLogger as t };