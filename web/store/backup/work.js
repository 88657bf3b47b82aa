// The rarely used part of backups, which is loaded with the first one.

export { collect, filesOf } from "./gather.js"
export { restore } from "./restore.js"
export { Refusal, openZip } from "./unzip.js"
export { differences } from "./verify.js"
