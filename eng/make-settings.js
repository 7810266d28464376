// make-settings.js SAMPLE TARGET: the sample with a key of its own, 32 random bytes in base64, for each "{random}".
const { randomBytes } = require("crypto");
const { readFileSync, writeFileSync } = require("fs");

const [sample, target] = process.argv.slice(2);
const settings = readFileSync(sample, "utf8").replaceAll('"{random}"', () => JSON.stringify(randomBytes(32).toString("base64")));
writeFileSync(target, settings, { mode: 0o600, flag: "wx" });
