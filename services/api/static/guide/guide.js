// The guide for programs: its addresses stand in the page, its words come from texts/.

import { fill, learn } from "../app/texts.js";
import { guide } from "../texts/en_guide.js";

learn(guide);
fill();
