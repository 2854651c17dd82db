import { a as getUserAgentWithOrchestrationId, n as defaults, r as getOctokitOptions, t as GitHub } from "./chunk-utils.js";

export { GitHub, getUserAgentWithOrchestrationId };