// Plays an editor: starts yaml-language-server and checks that, by the first line of a scenario, it finds
// the schema, marks a mistake at its line, and completes keys and words.
//
//   node editor.mjs STARTER    what `corridor new` wrote, with the schema beside it
//
// The module yaml-language-server is looked for below the folder that NODE_FOLDER names.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import assert from "node:assert/strict";

const folder = process.env.NODE_FOLDER ?? process.cwd();
const starter = resolve(process.argv[2]);
const server = spawn(process.execPath, [
  `${folder}/node_modules/yaml-language-server/bin/yaml-language-server`,
  "--stdio",
]);
server.stderr.pipe(process.stderr);
const tooLong = setTimeout(() => {
  console.error("the language server did not answer within 30 s");
  server.kill();
  process.exit(1);
}, 30_000);

const answers = new Map();
const diagnosed = new Map();
let nextId = 0;

function send(message) {
  const body = JSON.stringify({ jsonrpc: "2.0", ...message });
  server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
}

function request(method, params) {
  nextId += 1;
  const id = nextId;
  send({ id, method, params });
  return new Promise((done) => answers.set(id, done));
}

function receive(message) {
  if (message.method === "textDocument/publishDiagnostics") {
    diagnosed.get(message.params.uri)?.(message.params.diagnostics);
  } else if (message.method && message.id !== undefined) {
    const items = message.params?.items ?? [];
    send({ id: message.id, result: message.method === "workspace/configuration" ? items.map(() => ({})) : null });
  } else if (answers.has(message.id)) {
    answers.get(message.id)(message.result);
  }
}

let buffer = Buffer.alloc(0);
server.stdout.on("data", (chunk) => {
  buffer = Buffer.concat([buffer, chunk]);
  for (;;) {
    const end = buffer.indexOf("\r\n\r\n");
    const length = end < 0 ? 0 : Number(/Content-Length: (\d+)/i.exec(buffer.subarray(0, end).toString())[1]);
    if (end < 0 || buffer.length < end + 4 + length) {
      return;
    }
    const body = buffer.subarray(end + 4, end + 4 + length).toString();
    buffer = buffer.subarray(end + 4 + length);
    receive(JSON.parse(body));
  }
});

let documents = 0;
// Opens a text as a file beside the starter; its address and what the server says of it.
async function open(text) {
  documents += 1;
  const uri = pathToFileURL(`${starter}.${documents}.yaml`).href;
  const diagnostics = new Promise((done) => diagnosed.set(uri, done));
  send({ method: "textDocument/didOpen", params: { textDocument: { uri, languageId: "yaml", version: 1, text } } });
  return { uri, diagnostics: await diagnostics };
}

// The text with `from` replaced, and the line of it, counted from 0.
function changed(text, from, to) {
  assert.ok(text.includes(from), `the starter has no ${from}`);
  return { text: text.replace(from, to), line: text.slice(0, text.indexOf(from)).split("\n").length - 1 };
}

async function labelsAt(text, marker) {
  const [before] = text.split(marker);
  const { uri } = await open(text.replace(marker, ""));
  const lines = before.split("\n");
  const position = { line: lines.length - 1, character: lines.at(-1).length };
  const result = await request("textDocument/completion", { textDocument: { uri }, position });
  return (result.items ?? result).map((item) => item.label);
}

await request("initialize", {
  processId: process.pid,
  rootUri: null,
  capabilities: { textDocument: { publishDiagnostics: {} }, workspace: { configuration: true } },
});
send({ method: "initialized", params: {} });

const good = readFileSync(starter, "utf8");
assert.deepEqual((await open(good)).diagnostics, []);

for (const [from, to, says] of [
  ["kind: ship", "knid: ship", /knid/],
  ["length: 900 km", "length: 900 t", /a length/],
  ["mode: sea", "mode: see", /sea/],
  ["count: 2, capacity", "count: two, capacity", /whole number/],
]) {
  const { text, line } = changed(good, from, to);
  const { diagnostics } = await open(text);
  const found = diagnostics.filter((each) => each.range.start.line === line && says.test(each.message));
  assert.ok(found.length > 0, `${to}: ${JSON.stringify(diagnostics)}`);
}

const keys = await labelsAt(changed(good, "    due: 12 d", "    pri|\n    due: 12 d").text, "|");
assert.ok(keys.includes("priority"), `keys of a flow: ${keys}`);
const words = await labelsAt(changed(good, "kind: ship", "kind: |").text, "|");
assert.ok(words.includes("ship") && words.includes("train"), `words of a fleet's kind: ${words}`);

clearTimeout(tooLong);
server.kill();
console.log("The editor marks mistakes and completes keys.");
