import { n as runHistory, t as formatMinute } from "./chunk-run-history2.js";

export { runHistory };