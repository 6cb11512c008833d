using FsCheck;
using FsCheck.Fluent;
using Swamp.Engine.Errors;
using Swamp.Engine.Inputs;

namespace Swamp.Engine.Tests.Inputs;

public sealed class InputParserTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("swamp-inputs-");

    public void Dispose() => folder.Delete(recursive: true);

    private async Task<string> Parse(string[] entries, string? file = null, string? stdin = null)
    {
        var source = new InputSource
        {
            Entries = entries,
            InputFile = file,
            Stdin = stdin is null ? null : new StringReader(stdin),
            WorkingDirectory = folder.FullName,
            HomeDirectory = Path.Combine(folder.FullName, "home"),
        };
        var records = await InputParser.ParseAsync(source, TestContext.Current.CancellationToken);
        return string.Join('\n', records.Select(static record => record.ToJsonString()));
    }

    private void Write(string name, string text)
    {
        var path = Path.Combine(folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    [Theory]
    [InlineData("a=1", """{"a":"1"}""")]
    [InlineData("a=", """{"a":""}""")]
    [InlineData("a=b=c", """{"a":"b=c"}""")]
    [InlineData("server.host=x|server.port=1", """{"server":{"host":"x","port":"1"}}""")]
    [InlineData("a=1|a.b=2", """{"a":{"b":"2"}}""")]
    [InlineData("a.b=2|a=1", """{"a":"1"}""")]
    [InlineData("tags:json=[\"a\",1]", """{"tags":["a",1]}""")]
    [InlineData("srv.cfg:json={\"x\":null}", """{"srv":{"cfg":{"x":null}}}""")]
    [InlineData("a:json=\"@x\"", """{"a":"@x"}""")]
    [InlineData("a=\\@x", """{"a":"@x"}""")]
    [InlineData("a=@scope/name", """{"a":"@scope/name"}""")]
    [InlineData("a=@scope/name/more-x", """{"a":"@scope/name/more-x"}""")]
    [InlineData("  { \"a\" : { \"b\" : [ 1 ] } } ", """{"a":{"b":[1]}}""")]
    [InlineData("a=1|a=2", """{"a":"2"}""")]
    [InlineData("", """{"":""}""")]
    public async Task ParseAsync_Entries_FollowTheGrammar(string entries, string expected)
    {
        if (entries.Length == 0)
        {
            Assert.Equal("{}", await Parse([]));
            return;
        }

        Assert.Equal(expected, await Parse(entries.Split('|')));
    }

    [Theory]
    [InlineData("abc", "'abc'", "key=value")]
    [InlineData("=x", "'=x'", "empty")]
    [InlineData(":json=1", "':json=1'", "empty")]
    [InlineData("a..b=x", "'a..b'", "empty")]
    [InlineData("a:json={bad", "'a:json'", "not JSON")]
    [InlineData("a:json={\"x\":1,\"x\":2}", "'a:json'", "stands twice")]
    [InlineData("cert=@missing.pem", "'cert'", "missing.pem")]
    [InlineData("{bad", "--input", "not a JSON object")]
    [InlineData("{\"a\":1} x", "--input", "not a JSON object")]
    [InlineData("a=@", "'a'", "cannot be read")]
    public async Task ParseAsync_BadEntry_NamesIt(string entry, string name, string reason)
    {
        var error = (await Assert.ThrowsAsync<SwampException>(() => Parse([entry]))).Error;
        Assert.Contains(name, error.Message);
        Assert.Contains(reason, error.Message);
        Assert.NotNull(error.Hint);
    }

    [Fact]
    public async Task ParseAsync_MissingFile_HintNamesBothWaysOut()
    {
        var error = (await Assert.ThrowsAsync<SwampException>(() => Parse(["cert=@no"]))).Error;
        Assert.Contains("\\@", error.Hint);
        Assert.Contains(":json", error.Hint);
    }

    [Fact]
    public async Task ParseAsync_FileValues_AreReadAsTheyAre()
    {
        Write("script.sh", "echo 1\n");
        Write("home/x", "home");
        Write("scope/name.txt", "dotted");
        Assert.Equal("""{"a":"echo 1\n","b":"home","c":"dotted"}""", await Parse(["a=@script.sh", "b=@~/x", "c=@scope/name.txt"]));
    }

    [Fact]
    public async Task ParseAsync_BinaryFile_IsRefused()
    {
        File.WriteAllBytes(Path.Combine(folder.FullName, "bin"), [0xff, 0xfe, 0x00]);
        Assert.Contains("not UTF-8", (await Assert.ThrowsAsync<SwampException>(() => Parse(["a=@bin"]))).Message);
    }

    [Fact]
    public async Task ParseAsync_InputFile_IsUnderTheEntries()
    {
        Write("in.yaml", "a: {x: 1, y: 2}\nlist: [1, 2]\nkeep: true\n");
        Assert.Equal("""{"a":{"x":1,"y":"3"},"list":"z","keep":true}""", await Parse(["a.y=3", "list=z"], file: "in.yaml"));
        Assert.Equal("""{"a":{"x":1,"y":9},"list":[1,2],"keep":true}""", await Parse(["{\"a\":{\"y\":9}}"], file: "in.yaml"));
        Write("empty.yaml", "# nothing\n");
        Assert.Equal("{}", await Parse([], file: "empty.yaml"));
    }

    [Theory]
    [InlineData("- 1\n", "a list")]
    [InlineData("text\n", "a single value")]
    public async Task ParseAsync_InputFileWithoutMapping_IsRefused(string text, string kind)
    {
        Write("in.yaml", text);
        var error = (await Assert.ThrowsAsync<SwampException>(() => Parse([], file: "in.yaml"))).Error;
        Assert.Contains(kind, error.Message);
        Assert.Equal("in.yaml", error.Location!.File);
    }

    [Fact]
    public async Task ParseAsync_InputFileMissingOrBroken_IsRefused()
    {
        Assert.Contains("does not exist", (await Assert.ThrowsAsync<SwampException>(() => Parse([], file: "no.yaml"))).Message);
        Write("bad.yaml", "a: [");
        Assert.Equal(ErrorCodes.InvalidDocument, (await Assert.ThrowsAsync<SwampException>(() => Parse([], file: "bad.yaml"))).Code);
    }

    [Theory]
    [InlineData("{\"a\":1}", """{"a":1,"o":"x"}""")]
    [InlineData("[{\"a\":1},{\"o\":2}]", "{\"a\":1,\"o\":\"x\"}\n{\"o\":\"x\"}")]
    [InlineData("{\"a\":1}\n\n{\"b\":2}\n", "{\"a\":1,\"o\":\"x\"}\n{\"b\":2,\"o\":\"x\"}")]
    [InlineData("{\"a\":1}\r\n{\"b\":2}", "{\"a\":1,\"o\":\"x\"}\n{\"b\":2,\"o\":\"x\"}")]
    [InlineData("a: 1\nb:\n  c: d\n", """{"a":1,"b":{"c":"d"},"o":"x"}""")]
    [InlineData("{a: 1}", """{"a":1,"o":"x"}""")]
    [InlineData("{\n  \"a\": 1\n}\n", """{"a":1,"o":"x"}""")]
    [InlineData("\ufeff{\"a\":1}", """{"a":1,"o":"x"}""")]
    [InlineData("", """{"o":"x"}""")]
    [InlineData(" \n\t ", """{"o":"x"}""")]
    public async Task ParseAsync_Stdin_GivesRecordsUnderTheEntries(string stdin, string expected) => Assert.Equal(expected, await Parse(["o=x"], stdin: stdin));

    [Theory]
    [InlineData("[]", "empty")]
    [InlineData("[{},1]", "item 1")]
    [InlineData("{\"a\":1}\n{\"b\":\n", "line 2")]
    [InlineData("{\"a\":1}\n\n[2]\n", "line 3")]
    [InlineData("- a\n- b\n", "a list")]
    [InlineData("just text", "a single value")]
    [InlineData("\"text\"", "a single value")]
    [InlineData("{a: 1", "YAML")]
    [InlineData("[1, 2", "YAML")]
    public async Task ParseAsync_BadStdin_NamesThePlace(string stdin, string reason) =>
        Assert.Contains(reason, (await Assert.ThrowsAsync<SwampException>(() => Parse([], stdin: stdin))).Message);

    [Fact]
    public async Task ParseAsync_StdinAndFile_CannotBeCombined() =>
        Assert.Equal(ErrorCodes.Usage, (await Assert.ThrowsAsync<SwampException>(() => Parse([], file: "x", stdin: "{}"))).Code);

    [Fact]
    public async Task ParseAsync_OverTheLimits_IsRefused()
    {
        Write("big", new string('x', 200));
        var limits = new InputLimits { MaxBytes = 100, MaxRecords = 2, MaxKeyParts = 3 };
        foreach (var source in new[]
        {
            new InputSource { Entries = ["a=@big"] },
            new InputSource { Entries = [$"a={new string('x', 200)}"] },
            new InputSource { Entries = ["a.b.c.d=1"] },
            new InputSource { InputFile = "big" },
            new InputSource { Stdin = new StringReader(new string(' ', 200)) },
            new InputSource { Stdin = new StringReader("[{},{},{}]") },
            new InputSource { Stdin = new StringReader("{}\n{}\n{}") },
        })
        {
            await Assert.ThrowsAsync<SwampException>(
                () => InputParser.ParseAsync(source with { Limits = limits, WorkingDirectory = folder.FullName }, TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public void ParseAsync_AnyText_ThrowsNothingButSwampException() =>
        Prop.ForAll(
            Gen.OneOf(
                ArbMap.Default.GeneratorFor<NonNull<string>>().Select(static text => text.Get),
                Gen.Elements("a", "=", ".", ":json", "@", "\\@", "{", "}", "[", "]", "\"", ":", ",", "1", "~/", "\0", "/", "\n", " ", "null").ListOf().Select(static parts => string.Concat(parts)))
                .Two().ToArbitrary(),
            pair =>
            {
                foreach (var (entries, stdin) in new[] { ([pair.Item1, pair.Item2], null), ([pair.Item1], (string?)null), (Array.Empty<string>(), pair.Item2) })
                {
                    try
                    {
                        Parse(entries, stdin: stdin).GetAwaiter().GetResult();
                    }
                    catch (SwampException)
                    {
                    }
                }
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(400));
}
