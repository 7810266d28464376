#!/usr/bin/env node
// Verifies audit chains away from the app that wrote them, and without its code: what it needs to know about their form stands here.
//
//   verify-audit.mjs TRAIL.json… [--anchors FOLDER]
//
// TRAIL.json: an answer of GET /desk/{records}/{id}/audit. FOLDER: the answers of GET /desk/anchors/1, 2, 3…, in files named by their number.
// Says a line of each chain; ends with 1 where one is broken.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash("sha256")).digest("hex");

// A chain begins with the hash of its own name, so that no event can be moved to another one.
const startOf = chainId => sha256(`CreditFunctions.AuditChain.1:${chainId}`);

// Every field is led by its length in four bytes. Numbers have eight bytes, and the instant counts 100 ns since the year 1, in UTC.
function encode(envelope) {
  const fields = [
    "CreditFunctions.AuditEnvelope.2", envelope.suite, number(envelope.sequence), number(ticksOf(envelope.at)), envelope.actor, envelope.role,
    envelope.basis, envelope.factType, Buffer.from(envelope.payloadHash, "hex"), Buffer.from(envelope.previousHash, "hex"),
  ].map(field => Buffer.from(field));
  return Buffer.concat(fields.flatMap(field => {
    const length = Buffer.alloc(4);
    length.writeInt32BE(field.length);
    return [length, field];
  }));
}

function number(value) {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64BE(BigInt(value));
  return bytes;
}

function ticksOf(instant) {
  const [, seconds, fraction = "", offset] = /^([^.]*?)(?:\.(\d+))?(Z|[+-]\d\d:\d\d)$/.exec(instant);
  return BigInt(Date.parse(seconds + offset) / 1000) * 10_000_000n + BigInt(fraction.padEnd(7, "0")) + 621_355_968_000_000_000n;
}

// The anchors are a chain as well: each holds the hash of the file before.
function readAnchors(folder) {
  const files = readdirSync(folder).filter(name => /^\d+(\.json)?$/.test(name)).sort((one, other) => parseInt(one) - parseInt(other));
  const headsOf = new Map();
  let previous, next = 1;
  for (const name of files) {
    const bytes = readFileSync(join(folder, name));
    const anchor = JSON.parse(bytes);
    if (anchor.number !== next || anchor.previous !== previous) {
      throw new Error(`Anchor ${next} is missing, or ${name} does not follow the one before it.`);
    }
    for (const head of anchor.heads) {
      headsOf.set(head.chainId, [...(headsOf.get(head.chainId) ?? []), head]);
    }
    [previous, next] = [sha256(bytes), next + 1];
  }
  return headsOf;
}

// The first thing that is wrong with a chain; undefined where nothing is.
function faultOf(trail, anchored) {
  const known = [...anchored, trail.head];
  let [sequence, hash] = [0, startOf(trail.chainId)];
  for (const { envelope, hash: recorded, content } of trail.records) {
    sequence++;
    if (envelope.sequence !== sequence || envelope.previousHash !== hash) {
      return `event ${sequence} is missing, or does not follow the event before it`;
    }
    if (envelope.suite !== "sha256") {
      return `event ${sequence} names the suite ${JSON.stringify(envelope.suite)}, which this program does not know`;
    }
    if (sha256(encode(envelope)) !== recorded) {
      return `the envelope of event ${sequence} is not the one that was hashed`;
    }
    // Null once it was erased, as the law may ask: the envelope still stands for it.
    if (content && sha256(Buffer.from(content.salt, "base64"), Buffer.from(content.payload, "base64")) !== envelope.payloadHash) {
      return `the content of event ${sequence} is not the one that was hashed`;
    }
    hash = recorded;
    if (known.some(head => head.sequence === sequence && head.hash !== hash)) {
      return `event ${sequence} is not the one that was anchored`;
    }
  }
  return known.some(head => head.sequence > sequence) ? `it ends after event ${sequence}, but a later one was anchored` : undefined;
}

const arguments_ = process.argv.slice(2);
const at = arguments_.indexOf("--anchors");
const [, folder] = at < 0 ? [] : arguments_.splice(at, 2);
if (arguments_.length === 0 || (at >= 0 && !folder)) {
  console.error("Usage: verify-audit.mjs TRAIL.json… [--anchors FOLDER]");
  process.exit(2);
}

const anchors = folder ? readAnchors(folder) : new Map();
for (const file of arguments_) {
  const trail = JSON.parse(readFileSync(file));
  const anchored = anchors.get(trail.chainId) ?? [];
  const fault = faultOf(trail, anchored);
  if (fault) {
    process.exitCode = 1;
  }
  console.log(`${trail.chainId}: ${fault ?? `${trail.records.length} events hold, ${anchored.length} anchors fit`}`);
}
