// Adds the texts that the first screen does not need to the catalogue.

import { en } from "./en.js"
import { catalogue } from "./index.js"
import { ko } from "./ko.js"

Object.assign(catalogue.en, en)
Object.assign(catalogue.ko, ko)
