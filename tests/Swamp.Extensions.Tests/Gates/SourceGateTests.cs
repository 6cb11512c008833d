using Swamp.Engine.Processes;
using Swamp.Extensions.Gates;
using Swamp.Extensions.Packing;

namespace Swamp.Extensions.Tests.Gates;

/// <summary>The gate itself; what Deno says is another's to test, so a script stands in for it and counts.</summary>
public sealed class SourceGateTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("swamp-gate-").FullName;
    private int opened;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public async Task Sources_ThatPassed_AreNotLookedAtAgain_UntilSomethingChanges()
    {
        var file = Write("src/a.ts", "export const a = 1;\n");
        Assert.Empty(await CheckAsync(file));
        Assert.Equal(1, opened);
        Assert.Empty(await CheckAsync(file));
        Assert.Equal(1, opened);

        foreach (var change in new Action[]
        {
            () => Write("src/a.ts", "export const a = 2;\n"), () => Write("src/deno.json", "{}"), () => Write("src/deno.json", "{ \"fmt\": { \"lineWidth\": 100 } }"),
            () => File.Move(Path.Combine(root, "src/deno.json"), Path.Combine(root, "src/deno.jsonc")), () => tools = "another",
        })
        {
            change();
            var before = opened;
            await CheckAsync(file);
            await CheckAsync(file);
            Assert.Equal(before + 1, opened);
        }

        // What somebody else remembered is not believed.
        Directory.Move(Path.Combine(root, "memory"), Path.Combine(root, "theirs"));
        await CheckAsync(file);
        foreach (var name in Directory.GetFiles(Path.Combine(root, "memory")).Select(Path.GetFileName))
        {
            await File.WriteAllTextAsync(Path.Combine(root, "memory", name!), new string('0', 64), Token);
        }

        var count = opened;
        await CheckAsync(file);
        Assert.Equal(count + 1, opened);
    }

    [Fact]
    public async Task Sources_ThatFail_AreLookedAtEachTime()
    {
        var file = Write("src/a.ts", "bad\n");
        foreach (var _ in new[] { 1, 2 })
        {
            Assert.Equal(["fmt: said fmt", "lint: said lint"], (await CheckAsync(file)).Select(static i => $"{i.Check}: {i.Output}"));
        }

        Assert.Equal(2, opened);
        Write("src/a.ts", "export const a = 1;\n");
        Write("src/deno.json", "{ \"lint\": { \"plugins\": [\"./mine.ts\"] } }");
        await CheckAsync(file);
        await CheckAsync(file);
        Assert.Equal(4, opened);
    }

    [Fact]
    public async Task Imports_ThatAreDynamic_AreToldWithTheirPlaces_AndOnlySoMany()
    {
        var file = Write("src/lib/a.ts", "// good\n" + string.Concat(Enumerable.Repeat("await import(\"x\");\n", 30)));
        var issue = Assert.Single(await CheckAsync(file));
        Assert.Equal("dynamic-import", issue.Check);
        Assert.Contains("\nlib/a.ts:2:7\nlib/a.ts:3:7\n", issue.Output, StringComparison.Ordinal);
        Assert.EndsWith("and 10 more", issue.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_InTypeScript_NeedsNoDeno()
    {
        Assert.Empty(await Gate.CheckAsync([], root, static _ => throw new InvalidOperationException(), Token));
        Assert.False(Directory.Exists(Path.Combine(root, "memory")));
    }

    [Fact]
    public async Task Memory_HoldsSoMuchAndNoMore()
    {
        for (var i = 0; i < 60; i++)
        {
            await CheckAsync(Write("src/a.ts", $"export const a = {i};\n"));
        }

        Assert.Equal(50, Directory.GetFiles(Path.Combine(root, "memory")).Length);
    }

    private string tools = "deno 1";

    private SourceGate Gate => new(new GateMemory(Path.Combine(root, "memory"), new UserKey(Path.Combine(root, "user", "key"))), tools);

    private Task<IReadOnlyList<StyleIssue>> CheckAsync(string file) => Gate.CheckAsync(
        [file],
        Path.Combine(root, "src"),
        _ =>
        {
            opened++;
            return Task.FromResult(new SourceStyle("deno", new Deno(file), new Dictionary<string, string>()));
        },
        Token);

    private string Write(string relative, string text)
    {
        var path = Path.Combine(root, relative);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    private sealed class Deno(string file) : IProcessRunner
    {
        public async Task<ProcessExit> RunAsync(ProcessRequest request, Func<ProcessStream, ReadOnlyMemory<byte>, ValueTask> onOutput, CancellationToken cancellationToken)
        {
            var isBad = (await File.ReadAllTextAsync(file, cancellationToken)).StartsWith("bad", StringComparison.Ordinal);
            await onOutput(default, System.Text.Encoding.UTF8.GetBytes(isBad ? $"said {request.Arguments[0]}" : ""));
            return new ProcessExit(isBad ? 1 : 0, null);
        }
    }
}
