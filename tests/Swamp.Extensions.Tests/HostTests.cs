using Swamp.Engine.Processes;
using Swamp.Operations.Hosting;

namespace Swamp.Extensions.Tests;

/// <summary>The tests of the TypeScript half, run by Deno itself.</summary>
public sealed class HostTests
{
    [Fact]
    public async Task TypeScriptHalf_ItsOwnTests_Pass()
    {
        await using var repository = new ExtensionRepository();
        var deno = await repository.Session.FindDenoAsync(CancellationToken.None);
        var output = new System.Text.StringBuilder();
        var host = Path.Combine(SourceTree.Root, "host");

        var exit = await ProcessRunners.ForThisSystem().RunAsync(
            new ProcessRequest
            {
                Program = deno,
                Arguments = ["test", "--quiet", "--no-check", "--no-lock", "--no-config", "--allow-all", $"--import-map={Path.Combine(host, "import-map.json")}", host],
                Environment = new Dictionary<string, string>(HostEnvironmentReader.Read().Variables) { ["NO_COLOR"] = "1", ["DENO_NO_UPDATE_CHECK"] = "1" },
                WorkingDirectory = host,
            },
            (_, bytes) =>
            {
                output.Append(System.Text.Encoding.UTF8.GetString(bytes.Span));
                return ValueTask.CompletedTask;
            },
            CancellationToken.None);

        Assert.True(exit.ExitCode == 0, output.ToString());
        Assert.Contains("ok |", output.ToString(), StringComparison.Ordinal);
    }

    /// <summary>Each of the others, and what it needs in turn, costs every call 5 to 15 ms; what is rarely needed is loaded when it is.</summary>
    [Fact]
    public void TypeScriptHalf_OfTheModulesOfNode_LoadsOneOnly()
    {
        var imports = from file in Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "host"), "*.ts")
                      where !file.EndsWith("_test.ts", StringComparison.Ordinal)
                      from line in File.ReadLines(file)
                      where line.StartsWith("import ", StringComparison.Ordinal) && line.Contains("\"node:", StringComparison.Ordinal)
                      select line;

        Assert.Equal(["import { AsyncLocalStorage } from \"node:async_hooks\";"], imports);
    }
}
