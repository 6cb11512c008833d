using Swamp.Extensions.Gates;

namespace Swamp.Extensions.Tests.Gates;

public sealed class DynamicImportsTests
{
    [Theory]
    [InlineData("const a = await import(\"./a.ts\");", "1:17")]
    [InlineData("import { z } from \"zod\";\n\n  import ( name );", "3:3")]
    [InlineData("import /* why */ (\"./a.ts\")", "1:1")]
    [InlineData("`${import(\"./a.ts\")}`", "1:4")]
    [InlineData("import(\"./a.ts\"); import('./b.ts')", "1:1 1:19")]
    [InlineData("type T = typeof import(\"./a.ts\");", "1:17")]
    [InlineData("[...import(x)]", "1:5")]
    [InlineData("import.defer(\"./a.ts\")", "1:1")]
    [InlineData("import . source (\"./a.ts\")", "1:1")]
    [InlineData("import(x)\n{ y }", "1:1")]
    [InlineData("a ? import(x) : b", "1:5")]
    [InlineData("const o = { import(\"x\"): 1 }", "1:13")]
    [InlineData("import(", "1:1")]
    public void Import_WhileCodeRuns_IsFound(string text, string places) => Assert.Equal(places, Places(text));

    [Theory]
    [InlineData("import { a } from \"./a.ts\"; import \"./b.ts\"; export * from \"./c.ts\";")]
    [InlineData("import type { A } from \"./a.ts\";")]
    [InlineData("// import(\"a\")\n/* import(\"a\") */")]
    [InlineData("const a = 'import(\"a\")' + `import(\"a\")` + /import(\"a\")/.source;")]
    [InlineData("import.meta.url")]
    [InlineData("a.import(\"x\"); a?.import(\"x\"); this.#import(\"x\");")]
    [InlineData("reimport(\"x\"); $import(\"x\"); imports(\"x\"); _import(1)")]
    [InlineData("class A { async import(file: string): Promise<void> { } import(a) { } static import(b: { c: number }): void { } }")]
    [InlineData("const o = { import(a) { return a; }, export: 1, import: (a) => a };")]
    [InlineData("")]
    public void Everything_Else_IsNone(string text) => Assert.Equal("", Places(text));

    private static string Places(string text) => string.Join(' ', DynamicImports.Find(text).Select(static p => $"{p.Line}:{p.Column}"));
}
