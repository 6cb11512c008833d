// Writes tests/Swamp.Cel.Tests/testdata/conformance.json from the vectors of npm @bufbuild/cel-spec (Apache-2.0).
//
//   npm install --prefix <folder> @bufbuild/cel-spec@0.6.1
//   node eng/cel/conformance.mjs <folder>
//
// The vectors are taken as they are; only the nesting is flattened to one list with the path of the suite.
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const folder = path.resolve(process.argv[2] ?? ".");
const data = path.join(folder, "node_modules/@bufbuild/cel-spec/dist/esm/testdata");
const out = path.join(import.meta.dirname, "../../tests/Swamp.Cel.Tests/testdata");

function flatten(suite, prefix, into) {
  for (const inner of suite.suites ?? []) flatten(inner, prefix ? `${prefix}/${inner.name}` : inner.name, into);
  for (const test of suite.tests ?? []) {
    const { name, expr, ...rest } = test.original;
    const row = { suite: prefix, name: name ?? expr, expr, ...rest };
    if (test.ast) row.ast = test.ast;
    if (test.checkedAst) row.checkedAst = test.checkedAst;
    if (test.type) row.type = test.type;
    if (test.error) row.error = test.error;
    into.push(row);
  }
  return into;
}

const files = [];
for (const name of ["conformance", "parsing", "checking", "comprehension"]) {
  const { tests } = await import(pathToFileURL(path.join(data, `${name}.js`)).href);
  const rows = flatten(tests, "", []);
  const lines = rows.map((row) => JSON.stringify(row)).join(",\n");
  fs.writeFileSync(path.join(out, `${name}.json`), `[\n${lines}\n]\n`);
  files.push(`${name}.json: ${rows.length}`);
}
console.log(files.join(", "));
