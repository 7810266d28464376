// make-settings.js SAMPLE TARGET: writes the settings of the sample to TARGET, with 32 random bytes in base64 for each "{random}". Settings
// that TARGET already has stay; settings of a newer sample are added, except list members, because a list may be shorter on purpose.
const { randomBytes } = require("crypto");
const { existsSync, readFileSync, renameSync, writeFileSync } = require("fs");

const [sample, target] = process.argv.slice(2);
const read = path => {
  try {
    const { Values, ...others } = JSON.parse(readFileSync(path, "utf8")) ?? {};
    if (Values?.constructor !== Object) throw new Error("it has no object \"Values\".");
    return { ...others, Values };
  } catch (error) {
    console.error(`${path} cannot be read: ${error.message}\n`
      + `Correct it. Do not create a new one while there is data: its keys are needed to read the stored data.`);
    process.exit(1);
  }
};
const fill = value => value === "{random}" ? randomBytes(32).toString("base64") : value;
const isOfList = key => /__\d+(__|$)/.test(key);

// Earlier releases called LocalHost LocalRuntime. The keys stay valid.
const rename = key => key.replace(/^LocalRuntime__/, "LocalHost__");

const settings = existsSync(target) ? read(target) : { IsEncrypted: false, Values: {} };
const old = Object.keys(settings.Values).filter(key => rename(key) !== key);
for (const key of old) {
  settings.Values[rename(key)] ??= settings.Values[key];
  delete settings.Values[key];
}
const added = Object.entries(read(sample).Values).filter(([key]) => !(key in settings.Values) && (!existsSync(target) || !isOfList(key)));
if (added.length + old.length > 0) {
  for (const [key, value] of added) settings.Values[key] = fill(value);
  // Completely or not at all: its keys exist nowhere else.
  writeFileSync(`${target}.new`, JSON.stringify(settings, null, 2) + "\n", { mode: 0o600 });
  renameSync(`${target}.new`, target);
}
