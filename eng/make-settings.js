// make-settings.js SAMPLE TARGET: the sample with a key of its own, 32 random bytes in base64, for each "{random}". Settings that are there
// already stay; those that a newer sample has are added, except the members of lists, which the settings may have fewer of.
const { randomBytes } = require("crypto");
const { existsSync, readFileSync, renameSync, writeFileSync } = require("fs");

const [sample, target] = process.argv.slice(2);
const read = path => {
  try {
    const { Values, ...others } = JSON.parse(readFileSync(path, "utf8")) ?? {};
    if (Values?.constructor !== Object) throw new Error("there is no object \"Values\" in it.");
    return { ...others, Values };
  } catch (error) {
    console.error(`${path} cannot be read: ${error.message}\nPut it right. Do not make it anew while there is data: its keys open what is stored.`);
    process.exit(1);
  }
};
const fill = value => value === "{random}" ? randomBytes(32).toString("base64") : value;
const isOfList = key => /__\d+(__|$)/.test(key);

const settings = existsSync(target) ? read(target) : { IsEncrypted: false, Values: {} };
const added = Object.entries(read(sample).Values).filter(([key]) => !(key in settings.Values) && (!existsSync(target) || !isOfList(key)));
if (added.length > 0) {
  for (const [key, value] of added) settings.Values[key] = fill(value);
  // Whole or not at all: the keys in it exist nowhere else.
  writeFileSync(`${target}.new`, JSON.stringify(settings, null, 2) + "\n", { mode: 0o600 });
  renameSync(`${target}.new`, target);
}
