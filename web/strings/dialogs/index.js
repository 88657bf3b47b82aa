// Adds the texts of the dialogs that are loaded when they are opened to the catalogue.

import { catalogue } from "../index.js"
import { en } from "./en.js"
import { ko } from "./ko.js"

Object.assign(catalogue.en, en)
Object.assign(catalogue.ko, ko)
