import { n as getOctokit, t as context } from "./chunk-github.js";

export { context, getOctokit };