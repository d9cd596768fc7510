// Asks for the places as soon as this small part of the page is here. The rest hears of them when it is there, too.

import { board } from "./board.js";

board.begin();
