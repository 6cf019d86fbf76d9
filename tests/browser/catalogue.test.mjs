// The catalogue of the open data as a portal reads it: its graph against the shapes of DCAT-AP.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import jsonld from "jsonld";
import { Parser, Store } from "n3";
import Validator from "rdf-validate-shacl";
import { publicDir } from "./lib/site.mjs";

const parsed = (text) => new Store(new Parser().parse(text));
const validator = new Validator(parsed(readFileSync(new URL("lib/dcat-ap.ttl", import.meta.url), "utf8")));

/** What is wrong with a catalogue that stands at an address of its own. */
async function faults(catalogue) {
  const quads = await jsonld.toRDF(catalogue, { base: "https://handbook.example/data/", format: "application/n-quads" });
  const { results } = await validator.validate(parsed(quads));
  return results.map(({ focusNode, path, sourceConstraintComponent: rule }) => `${focusNode?.value}: ${path?.value}, ${rule?.value}`);
}

const read = () => JSON.parse(readFileSync(join(publicDir, "data/catalog.jsonld"), "utf8"));

test("the catalogue of the data is one of DCAT-AP", async () => {
  assert.deepEqual(await faults(read()), []);
});

test("a catalogue without what DCAT-AP asks for is told", async () => {
  const without = [
    (catalogue) => delete catalogue["dct:publisher"],
    (catalogue) => delete catalogue["dcat:dataset"][0]["dct:description"],
    (catalogue) => delete catalogue["dcat:dataset"][1]["dcat:distribution"][0]["dcat:accessURL"],
    (catalogue) => (catalogue["dct:modified"] = "yesterday"),
    (catalogue) => catalogue["dct:title"].push({ "@language": "ja", "@value": "別の名称" }),
  ];
  for (const change of without) {
    const catalogue = read();
    change(catalogue);
    assert.equal((await faults(catalogue)).length, 1, String(change));
  }
});
