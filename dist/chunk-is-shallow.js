// kit/git/is-shallow.ts
/** Whether the clone holds the newest commits alone, as checkout makes it by default. */
async function isShallow(git) {
	return await git.run(["rev-parse", "--is-shallow-repository"]) === "true";
}

export { isShallow as t };