// Validates YAML or JSON files against a JSON Schema.
//
//   node validate.mjs SCHEMA accept FILE...    fails when the schema refuses one of them
//   node validate.mjs SCHEMA refuse FILE...    fails when it takes one of them
//   node validate.mjs SCHEMA examples          fails when an example or default does not fit its place
//
// The modules ajv and yaml are looked for below the folder that NODE_FOLDER names.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(`${process.env.NODE_FOLDER ?? process.cwd()}/`);
const { default: Ajv } = require("ajv/dist/2020");
const { parse } = require("yaml");

const [schemaFile, wish, ...files] = process.argv.slice(2);
const schema = JSON.parse(readFileSync(schemaFile, "utf8"));
const newAjv = () =>
  new Ajv({ allErrors: true, strict: true, strictTypes: false, strictRequired: false, allowUnionTypes: true })
    .addVocabulary(["patternErrorMessage"]);

function problemsOfFile(validate, file) {
  const valid = validate(parse(readFileSync(file, "utf8"), { version: "1.2" }));
  if (wish === "refuse") {
    return valid ? [`${file}: the schema takes it`] : [];
  }
  return (validate.errors ?? []).map((error) => `${file}: ${error.instancePath || "top"}: ${error.message}`);
}

// Each place in the schema that shows examples or a default must take them.
function* placesWithSamples(node, path) {
  if (node === null || typeof node !== "object") {
    return;
  }
  if (Array.isArray(node.examples)) {
    yield* node.examples.map((sample) => ({ path, node, sample }));
  }
  if (node.default !== undefined && typeof node.description === "string") {
    yield { path, node, sample: node.default };
  }
  for (const [key, value] of Object.entries(node)) {
    if (key !== "examples" && key !== "default") {
      yield* placesWithSamples(value, `${path}/${key}`);
    }
  }
}

function problemsOfSamples() {
  const ajv = newAjv();
  const problems = [];
  let count = 0;
  for (const { path, node, sample } of placesWithSamples(schema, "")) {
    const { examples, default: ignored, ...rest } = node;
    const valid = ajv.validate({ ...rest, $defs: schema.$defs }, sample);
    count += 1;
    if (!valid) {
      problems.push(`${path}: ${JSON.stringify(sample)}: ${ajv.errorsText()}`);
    }
  }
  return count > 100 ? problems : [...problems, `only ${count} examples`];
}

let problems;
if (wish === "examples") {
  problems = problemsOfSamples();
} else {
  const validate = newAjv().compile(schema);
  problems = files.flatMap((file) => problemsOfFile(validate, file));
  if (files.length === 0) {
    problems.push("no files");
  }
}
problems.forEach((problem) => console.error(problem));
process.exitCode = problems.length === 0 ? 0 : 1;
