// Onestop Desk: what the running portal does more when there is script. Every page works without it.
"use strict";
