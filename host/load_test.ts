import { fileURLToPath } from "node:url";
import { fileUrl } from "./load.ts";
import { equal } from "./testing.ts";

Deno.test("the address of a file leads back to it", () => {
  for (const path of ["/tmp/a.js", "/tmp/a b%20c#d?e\\f\tg\n.js", "/tmp/é世界/[x]{y}|^~`\".js", "/tmp/ends with a space "]) {
    equal(fileURLToPath(fileUrl(path, false)), path);
  }
  equal(fileUrl("C:\\Users\\me\\a b%20#.js", true), "file:///C:/Users/me/a%20b%2520%23.js");
  equal(fileUrl("\\\\server\\share\\z.js", true), "file://server/share/z.js");
  equal(fileUrl("/tmp//a.js", false), "file:///tmp/a.js");
  equal(fileUrl("\\\\?\\C:\\x\\a.js", true), "file:///C:/x/a.js");
  equal(fileUrl("\\\\?\\UNC\\server\\share\\z.js", true), "file://server/share/z.js");
  equal(fileUrl("D:/x/y.js", true), "file:///D:/x/y.js");
});
