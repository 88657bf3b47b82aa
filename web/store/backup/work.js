// The parts of backups that are loaded when the first backup is created or restored.

export { collect, filesOf } from "./gather.js"
export { restore } from "./restore.js"
export { Refusal, openZip } from "../../browser/unzip.js"
export { differences } from "./verify.js"
