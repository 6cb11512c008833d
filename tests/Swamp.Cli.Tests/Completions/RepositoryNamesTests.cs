using Swamp.Cli.Tests.Framework;

namespace Swamp.Cli.Tests.Completions;

/// <summary>Completion of names that only the repository knows, through the ordinary operations.</summary>
public sealed class RepositoryNamesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("swamp-complete-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Names_OfTheRepository_AreOffered()
    {
        await SucceedAsync("repo", "init", "--tool", "none");
        await SucceedAsync("model", "create", "command/shell", "greet");
        await SucceedAsync("vault", "create", "local_encryption", "team");
        await SucceedAsync("vault", "put", "team", "API_KEY=hunter2");

        Assert.Equal("values\ngreet\tcommand/shell\n", await CompleteAsync("model", "get", "gr"));
        Assert.Equal("values\ncommand/shell\tmodel type\n", await CompleteAsync("model", "create", "comm"));
        Assert.Equal("values\ngreet\tcommand/shell\n", await CompleteAsync("model", "method", "run", "gr"));
        Assert.StartsWith("values\nexecute\t", await CompleteAsync("model", "method", "run", "greet", "exec"));
        Assert.StartsWith("values\nexecute\t", await CompleteAsync("model", "@command/shell", "method", "run", "exec"));
        Assert.Equal("values\nteam\tlocal_encryption\n", await CompleteAsync("vault", "get", "t"));
        Assert.Equal("values\nAPI_KEY\n", await CompleteAsync("vault", "read-secret", "team", "A"));
    }

    [Fact]
    public async Task Values_OfFixedListsAndNamesOfInputs_AreOffered()
    {
        await SucceedAsync("repo", "init", "--tool", "none");
        await SucceedAsync("model", "create", "command/shell", "greet");
        var file = Path.Combine(folder, "models/command/shell/greet.yaml");
        await File.AppendAllTextAsync(file, "inputs: { properties: { who: { type: string } } }\n");

        Assert.Equal("values\ncodex\ncopilot\n", await CompleteAsync("repo", "init", "--tool", "co"));
        Assert.Equal("values\nresource\nreport\n", await CompleteAsync("data", "search", "--type", "re"));
        Assert.Equal("values\nwho=\tinput\n", await CompleteAsync("model", "method", "run", "greet", "execute", "--input", "wh"));
        Assert.Equal("values\nrun=\targument\n", await CompleteAsync("model", "method", "run", "greet", "execute", "--input", "ru"));
        Assert.Equal("values\nrun=\targument\n", await CompleteAsync("model", "method", "run", "command/shell", "execute", "--input", "ru"));
    }

    [Fact]
    public async Task Names_OfANamedRepository_AreOfferedFromElsewhere()
    {
        await SucceedAsync("repo", "init", "--tool", "none");
        await SucceedAsync("model", "create", "command/shell", "greet");
        var run = await Shell.RunAsync("complete", "--", "model", "get", "--repo-dir", folder, "gr");
        Assert.Equal("values\ngreet\tcommand/shell\n", run.Output);
    }

    [Fact]
    public async Task Names_OutsideARepository_AreNotOfferedAndNothingFails()
    {
        Assert.Equal("values\n", await CompleteAsync("model", "get", "gr"));
        Assert.Equal("values\n", await CompleteAsync("vault", "read-secret", "team", ""));
    }

    private async Task SucceedAsync(params string[] arguments)
    {
        using var terminal = new TestTerminal { WorkingDirectory = folder };
        var run = await Shell.RunAsync(terminal, new Dictionary<string, string> { ["HOME"] = folder }, arguments);
        Assert.True(run.Exit == 0, $"{string.Join(' ', arguments)}: {run.Error}");
    }

    private async Task<string> CompleteAsync(params string[] words)
    {
        using var terminal = new TestTerminal { WorkingDirectory = folder };
        var run = await Shell.RunAsync(terminal, null, ["complete", "--", .. words]);
        Assert.Equal(0, run.Exit);
        Assert.Empty(run.Error);
        return run.Output;
    }
}
