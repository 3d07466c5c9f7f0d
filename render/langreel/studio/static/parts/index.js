// The parts, in the order of their tabs: one line each.

import * as data from "./data.js";
import * as desk from "./desk.js";
import * as film from "./film.js";
import * as house from "./house.js";
import * as picture from "./picture.js";
import * as script from "./script.js";
import * as voice from "./voice.js";

export const parts = [film, script, picture, desk, voice, data, house];
