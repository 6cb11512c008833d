using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Swamp.Engine.Errors;
using Swamp.Engine.Values;
using Swamp.Engine.Yaml;

namespace Swamp.Engine.Tests.Yaml;

public class YamlDocumentTests
{
    [Theory]
    [InlineData("null", "null")]
    [InlineData("~", "null")]
    [InlineData("Null", "null")]
    [InlineData("", "null")]
    [InlineData("true", "true")]
    [InlineData("FALSE", "false")]
    [InlineData("yes", "\"yes\"")]
    [InlineData("on", "\"on\"")]
    [InlineData("12", "12")]
    [InlineData("-12", "-12")]
    [InlineData("+7", "7")]
    [InlineData("007", "7")]
    [InlineData("0o17", "15")]
    [InlineData("0x1F", "31")]
    [InlineData("0xFFFFFFFFFFFFFFFFFF", "4722366482869645213695")]
    [InlineData("0x8000000000000000", "9223372036854775808")]
    [InlineData("1.5", "1.5")]
    [InlineData(".5", "0.5")]
    [InlineData("5.", "5")]
    [InlineData("1e3", "1000")]
    [InlineData("1e400", "1e400")]
    [InlineData("+.5e999", "0.5e999")]
    [InlineData("9223372036854775808", "9223372036854775808")]
    [InlineData("1_000", "\"1_000\"")]
    [InlineData("2026-11-21", "\"2026-11-21\"")]
    [InlineData("12:30", "\"12:30\"")]
    [InlineData("1.2.3", "\"1.2.3\"")]
    [InlineData("'12'", "\"12\"")]
    [InlineData("\"true\"", "\"true\"")]
    [InlineData("!!str 12", "\"12\"")]
    [InlineData("!!int '12'", "12")]
    [InlineData("! 12", "\"12\"")]
    [InlineData("-", "[null]")]
    [InlineData("{a: 1, b: [x, 'y']}", """{"a":1,"b":["x","y"]}""")]
    [InlineData("{\"a\": {\"b\": null}}", """{"a":{"b":null}}""")]
    [InlineData("|\n  a\n  b\n", "\"a\\nb\\n\"")]
    [InlineData(">-\n  a\n  b\n", "\"a b\"")]
    public void ToJson_CoreSchema_GivesTheValue(string yaml, string json)
    {
        var actual = YamlDocument.Parse(yaml).ToJson();
        Assert.True(JsonEquality.AreEqual(JsonNode.Parse(json), actual), actual?.ToJsonString());
    }

    [Theory]
    [InlineData("a: b: c", 1)]
    [InlineData("a: 1\n\tb: 2", 1)]
    [InlineData("a: 'x", 1)]
    [InlineData("a: [1, 2", 1)]
    [InlineData("a: 1\na: 2", 2)]
    [InlineData("a: 1\n---\nb: 2", 2)]
    [InlineData("a: !custom 1", 1)]
    [InlineData("a: !!binary aGk=", 1)]
    [InlineData("a: !!int x", 1)]
    [InlineData("a: *nowhere", 1)]
    [InlineData("a: &x [*x]", 1)]
    [InlineData("[a]: b", 1)]
    [InlineData("a: .inf", 1)]
    [InlineData("a: 1\nb: -.INF", 2)]
    [InlineData("a: .nan", 1)]
    [InlineData("a: 1\nb: x\u0000y", 2)]
    [InlineData("<<: 1", 1)]
    [InlineData("{a", 1)]
    [InlineData("\"\\ud800\"", 1)]
    [InlineData("%YAML 3.0\n---\na", 1)]
    public void Parse_BrokenText_NamesThePlace(string yaml, int line)
    {
        var error = Assert.Throws<SwampException>(() => YamlDocument.Parse(yaml, "f.yaml").ToJson()).Error;
        Assert.Equal(ErrorCodes.InvalidDocument, error.Code);
        Assert.Equal("f.yaml", error.Location?.File);
        Assert.True(error.Location!.Line >= line && error.Location.Line <= line + 1, error.Location.ToString());
    }

    [Fact]
    public void Parse_TabIndentation_IsNamedInTheHint() =>
        Assert.Contains("Line 2 is indented with a tab", Assert.Throws<SwampException>(() => YamlDocument.Parse("a:\n\tb: 2\n")).Error.Hint);

    [Fact]
    public void Parse_DoubleKey_NamesBothLines()
    {
        var error = Assert.Throws<SwampException>(() => YamlDocument.Parse("x:\n  a: 1\n  b: 2\n  a: 3\n")).Error;
        Assert.Contains("'a'", error.Message);
        Assert.Contains("line 2 and on line 4", error.Message);
    }

    [Fact]
    public void ToJson_MergeKeys_BehaveAsYamlOnePointOne()
    {
        var json = YamlDocument.Parse("base: &b {x: 1, y: 2}\nother: &o {y: 3, z: 4}\none:\n  <<: *b\n  y: 9\ntwo:\n  <<: [*o, *b]\nquoted: {'<<': 1}\n").ToJson()!;
        Assert.Equal("""{"x":1,"y":9}""", json["one"]!.ToJsonString());
        Assert.Equal("""{"y":3,"z":4,"x":1}""", json["two"]!.ToJsonString());
        Assert.Equal("""{"\u003C\u003C":1}""", json["quoted"]!.ToJsonString());
    }

    [Fact]
    public void Parse_BillionLaughs_IsRefusedAtOnce()
    {
        var bomb = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n");
        for (var i = 1; i < 40; i++)
        {
            bomb.Append($"a{i}: &a{i} [*a{i - 1},*a{i - 1},*a{i - 1},*a{i - 1},*a{i - 1},*a{i - 1},*a{i - 1},*a{i - 1},*a{i - 1}]\n");
        }

        var watch = Stopwatch.StartNew();
        var error = Assert.Throws<SwampException>(() => YamlDocument.Parse(bomb.ToString())).Error;
        Assert.Contains("nodes", error.Message);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60));
    }

    [Fact]
    public void Parse_MergeBomb_IsRefused()
    {
        var bomb = new StringBuilder("m0: &m0 {a: 1}\n");
        for (var i = 1; i < 60; i++)
        {
            bomb.Append($"m{i}: &m{i} {{<<: [*m{i - 1}, *m{i - 1}, *m{i - 1}], k{i}: 1}}\n");
        }

        Assert.Throws<SwampException>(() => YamlDocument.Parse(bomb.ToString()).ToJson());
    }

    [Theory]
    [InlineData("[", 50_000)]
    [InlineData("{a: ", 50_000)]
    [InlineData("- ", 50_000)]
    [InlineData("? ", 50_000)]
    [InlineData("- [", 20_000)]
    [InlineData("&a ", 20_000)]
    [InlineData("!", 20_000)]
    [InlineData("'", 50_001)]
    [InlineData("a: |\n", 5_000)]
    [InlineData("\"\\", 20_001)]
    [InlineData("%", 20_001)]
    [InlineData("a:\n ", 5_000)]
    [InlineData("# c\n", 50_000)]
    public void Parse_RepeatedIndicator_EndsQuickly(string unit, int times)
    {
        var watch = Stopwatch.StartNew();
        try
        {
            YamlDocument.Parse(string.Concat(Enumerable.Repeat(unit, times))).ToJson();
        }
        catch (SwampException exception)
        {
            Assert.Equal(ErrorCodes.InvalidDocument, exception.Code);
        }

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), watch.Elapsed.ToString());
    }

    [Fact]
    public void Parse_AnyText_ThrowsNothingButSwampException() =>
        Prop.ForAll(Soup.ToArbitrary(), static text =>
        {
            try
            {
                YamlDocument.Parse(text).ToJson();
            }
            catch (SwampException exception)
            {
                Assert.Equal(ErrorCodes.InvalidDocument, exception.Code);
                Assert.NotNull(exception.Error.Location);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));

    [Fact]
    public void Parse_TextOverTheLimit_IsRefused()
    {
        var limits = new YamlLimits { MaxBytes = 10, MaxDepth = 3, MaxNodes = 5 };
        Assert.Throws<SwampException>(() => YamlDocument.Parse("a: 12345678", limits: limits));
        Assert.Throws<SwampException>(() => YamlDocument.Parse("\u4e2d\u4e2d\u4e2d\u4e2d", limits: limits));
        Assert.Throws<SwampException>(() => YamlDocument.Parse("[[[[1]]]]", limits: limits));
        Assert.Throws<SwampException>(() => YamlDocument.Parse("[1,2,3,4,]", limits: limits with { MaxNodes = 4 }));
        Assert.NotNull(YamlDocument.Parse("[[1]]", limits: limits).Root);
    }

    [Fact]
    public void Parse_EmptyOrOnlyComments_HasNoRoot()
    {
        Assert.Null(YamlDocument.Parse("").Root);
        Assert.Null(YamlDocument.Parse("# nothing\n---\n# more\n").Root);
        Assert.Empty(YamlDocument.Parse("\ufeff# nothing").ToJsonObject());
        Assert.Throws<SwampException>(() => YamlDocument.Parse("- 1").ToJsonObject());
    }

    [Fact]
    public void LocationOf_PathThatEndsEarly_GivesTheNearestAncestor()
    {
        var document = YamlDocument.Parse("name: x\nmethods:\n  run:\n    args:\n      - one\n      - two: 2\n", "m.yaml");
        Assert.Equal(new SourceLocation("m.yaml", 6, 9), document.LocationOf("methods", "run", "args", "1", "two"));
        Assert.Equal(new SourceLocation("m.yaml", 6, 9), document.LocationOf("methods", "run", "args", "1"));
        Assert.Equal(new SourceLocation("m.yaml", 3, 3), document.LocationOf("methods", "run", "nope", "deeper"));
        Assert.Equal(new SourceLocation("m.yaml", 1, 1), document.LocationOf());
        Assert.Equal(4, document.Find("methods", "run")!.Start.Line);
        Assert.Null(document.Find("methods", "walk"));
    }

    [Fact]
    public async Task LoadAsync_FileProblems_AreTypedErrors()
    {
        var folder = Directory.CreateTempSubdirectory("swamp-yaml-");
        try
        {
            var path = Path.Combine(folder.FullName, "a.yaml");
            await File.WriteAllTextAsync(path, "a: 1\n", TestContext.Current.CancellationToken);
            Assert.Equal("""{"a":1}""", (await YamlDocument.LoadAsync(path, TestContext.Current.CancellationToken)).ToJson()!.ToJsonString());

            await File.WriteAllBytesAsync(path, [(byte)'a', (byte)'\n', 0xff, 0xfe], TestContext.Current.CancellationToken);
            var encoding = await Assert.ThrowsAsync<SwampException>(() => YamlDocument.LoadAsync(path, TestContext.Current.CancellationToken));
            Assert.Equal(ErrorCodes.InvalidDocument, encoding.Code);
            Assert.Equal(2, encoding.Error.Location!.Line);

            var missing = await Assert.ThrowsAsync<SwampException>(() => YamlDocument.LoadAsync(path + ".no", TestContext.Current.CancellationToken));
            Assert.Equal(ErrorCodes.NotFound, missing.Code);
            var directory = await Assert.ThrowsAsync<SwampException>(() => YamlDocument.LoadAsync(folder.FullName, TestContext.Current.CancellationToken));
            Assert.Equal(ErrorCodes.FileSystem, directory.Code);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    internal static Gen<string> Soup { get; } = Gen.OneOf(
        ArbMap.Default.GeneratorFor<NonNull<string>>().Select(static text => text.Get),
        Gen.Elements("a", "b:", ": ", "- ", "\n", "\n  ", "\n    ", "? ", "[", "]", "{", "}", ", ", "'", "\"", "\\", "|", ">", "|-\n", "|2+", "#", " # c\n", "&a ", "*a ", "!!str ",
            "!x ", "%", "---\n", "...\n", "\t", " ", "<<: ", "~", "1", "0x", ".inf", "\r\n", "\u2028", "\u0085", "\ufeff", "\ud800", "\u0000", "@", "`", "null", "key: value\n")
            .ListOf().Select(static parts => string.Concat(parts)));

    [Fact]
    public void Parse_of_a_tab_names_the_line_and_column_of_the_tab()
    {
        var error = Assert.Throws<SwampException>(() => YamlDocument.Parse("type: x\nname: y\nmethods:\n  execute:\n    arguments:\n    \trun: echo\n", "a.yaml"));

        Assert.Equal(("a.yaml", 6, 5), (error.Error.Location!.File, error.Error.Location.Line, error.Error.Location.Column));
    }

    [Fact]
    public async Task Load_of_a_file_that_is_not_UTF8_names_line_and_column()
    {
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(path, [.. "a: 1\nb: ä"u8, 0xFF, (byte)'\n']);

            var error = await Assert.ThrowsAsync<SwampException>(() => YamlDocument.LoadAsync(path, CancellationToken.None));

            Assert.Equal((2, 5), (error.Error.Location!.Line, error.Error.Location.Column));
        }
        finally
        {
            File.Delete(path);
        }
    }
}
