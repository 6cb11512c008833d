using FsCheck;
using FsCheck.Fluent;
using Swamp.Extensions.Gates;

namespace Swamp.Extensions.Tests.Gates;

/// <summary>What in a text is code: an <c>X</c> stands for something that must be seen as code, a <c>Y</c> for something that must not.</summary>
public sealed class TypeScriptMaskTests
{
    /// <summary>Pieces that leave the text where a statement may begin, nothing in them is code but X.</summary>
    private static readonly string[] Statements =
    [
        "X;\n", "// Y ` ' \" /* \n", "/* Y // ' ` \n Y */", "const a = 'Y\\'Y';", "const b = \"Y\\\\\";", "const c = `Y\\`Y`;", "const d = `Y${X}Y`;", "const e = `Y${`Y${{ X: 'Y' }}Y`}Y`;",
        "const f = /Y[/'\"`Y]\\/Y/gu;", "const g = a / X / b;", "const h = (a) / X / 2;", "const i = a[0] / X / 2;", "if (a) /Y'/.test(b);", "const j = X ? /Y`/ : 1 / X;", "return /Y\"/;",
        "const k = { X: 1 } / X / 2;", "for (;;) { X; }\n/Y'/.test(a);", "a++ / X / 2;", "x! / X / 2;", "const l = !/Y'/.test(a);", "const m = typeof /Y'/;", "f(/Y'/, X);", "const n = a.return / X / 2;",
        "const o = `${1}Y${ X }`;", "const p = 'Y\\\nY';", "const q: Array<string> = [/Y'/, X];", "const r = () => { X; };", "const s = 1.5 / X / 2e3;", "while (X) /Y'/g;", "const t = a ?? /Y'/;", "class A { X = 1 }",
        "const u = `Y${ a /* Y } */ + X // Y }\n }Y`;", "const v = a <X> b;", "@X() class B {}\n", "const w = {...X};", "const x = `\\${Y}`;", "label: X;", "const $y = #X in a;", "const z = a\n/ X / 2;",
    ];

    [Fact]
    public void Text_OfAnyStatementsInAnyOrder_IsCodeWhereItIsCode() =>
        Prop.ForAll(Gen.Elements(Statements).NonEmptyListOf().ToArbitrary(), static pieces =>
        {
            var text = string.Concat(pieces);
            var bare = TypeScriptMask.Bare(text);
            Assert.DoesNotContain("Y", bare, StringComparison.Ordinal);
            Assert.Equal(text.Count(static c => c == 'X'), bare.Count(static c => c == 'X'));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Text_OfAnyCharacters_KeepsItsLengthAndItsLines() =>
        Prop.ForAll(Gen.Elements([.. "`'\"/*\\${}()[]<>!+-.,;:=#\n\r\u2028 aif1éx\ud83d"]).ListOf().ToArbitrary(), static characters =>
        {
            var text = string.Concat(characters);
            foreach (var masked in new[] { TypeScriptMask.Bare(text), TypeScriptMask.Code(text) })
            {
                Assert.Equal(text.Length, masked.Length);
                Assert.All(Enumerable.Range(0, text.Length), i => Assert.True(masked[i] == text[i] || (masked[i] == ' ' && text[i] is not ('\n' or '\r'))));
            }

            Assert.NotNull(DynamicImports.Find(text));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public async Task Text_ThatIsLargeAndDeep_IsReadInOnePass()
    {
        foreach (var piece in new[] { "`${", "{", "(/[", "import(", "/*", "'", "import ( ", "a/" })
        {
            var text = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));

            // Hours, if it were not one pass.
            var found = await Task.Run(() => DynamicImports.Find(text), TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);
            Assert.Equal(piece.StartsWith("import", StringComparison.Ordinal), found.Count > 0);
        }
    }

    [Fact]
    public void Code_KeepsStrings_AndTakesCommentsOut() => Assert.Equal("const a = 'b // c';    \n`/* d */`", TypeScriptMask.Code("const a = 'b // c';// e\n`/* d */`"));
}
