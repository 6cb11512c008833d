using System.Text.Json.Nodes;
using Swamp.Engine.Execution;
using Swamp.Engine.Workflows.Execution;
using Swamp.Engine.Workflows.Runs;

namespace Swamp.Extensions.Tests;

/// <summary>The repository of <c>samples/csharp</c>, used as its reader would use it.</summary>
public sealed class CSharpSampleTests
{
    [Fact]
    public async Task FolderSize_IsMeasuredComparedListedAndReported()
    {
        await using var repository = Sample();

        var first = await RunAsync(repository, "measure", new JsonObject { ["top"] = 2, ["pattern"] = "*.cs" });
        repository.Write("extensions/models/_notes/grown.cs", new string(' ', 1000));
        var second = await RunAsync(repository, "measure", new JsonObject { ["pattern"] = "*.cs" });
        var growth = await RunAsync(repository, "compare", []);
        var listing = await RunAsync(repository, "list-files", []);

        var measured = first.Data.Single(d => d.Handle.SpecName == "measurement").Attributes!;
        Assert.Equal(9, (int)measured["files"]!);
        Assert.Equal(2, measured["largest"]!.AsArray().Count);
        Assert.StartsWith("# extensions\n\n| file | bytes |", first.Reports!.Single(r => r.Name == "@sample/largest").Markdown, StringComparison.Ordinal);
        Assert.Equal(10, (int)second.Data[0].Attributes!["files"]!);
        Assert.Equal("""{"fromVersion":1,"toVersion":2,"bytes":1000}""", growth.Data[0].Attributes!.ToJsonString());
        Assert.Equal("text/csv", listing.Data[0].Handle.ContentType);
    }

    [Fact]
    public async Task FolderSize_OfAFolderThatIsNotThere_IsRefusedByItsCheck()
    {
        await using var repository = Sample();
        repository.Write("models/@sample/folder-size/gone.yaml", "id: 11111111-1111-4111-8111-111111111111\nname: gone\nversion: 1\ntypeVersion: 2026.11.21.1\nglobalArguments:\n  folder: /nowhere/at/all\n");

        var error = await Assert.ThrowsAsync<Engine.Errors.SwampException>(() => repository.Session.CreateMethodRunner().RunAsync(new() { Target = "gone", Method = "measure" }, repository, CancellationToken.None));

        Assert.Contains("/nowhere/at/all is no folder", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Workflow_WithItsReport_ComparesFolders()
    {
        await using var repository = Sample();
        repository.Write("small/a.txt", "1");
        repository.Write("large/a.txt", "1234567");

        var run = await repository.Session.CreateWorkflowRunner().RunAsync(
            new WorkflowRunRequest
            {
                Workflow = (await repository.Session.Workflows.FindAsync("@sample/compare-sizes", CancellationToken.None))!,
                Inputs = new JsonObject { ["folders"] = new JsonArray(repository.Root + "/small", repository.Root + "/large") },
            },
            new Silent(),
            CancellationToken.None);

        Assert.Equal(WorkflowRunStatus.Succeeded, run.Status);
        var report = run.Reports!.Single(static r => r.Name == "@sample/folder-comparison");
        Assert.StartsWith("# @sample/compare-sizes: succeeded\n", report.Markdown, StringComparison.Ordinal);
        Assert.Equal(["large", "small"], report.Json!["folders"]!.AsArray().Select(static f => Path.GetFileName((string?)f!["folder"])));
    }

    [Fact]
    public async Task Samples_AllOfThem_AreSound()
    {
        await using var repository = Sample();

        var seen = await repository.Session.Extensions.Inspector.InspectAsync(static (_, _) => ValueTask.FromResult(true), CancellationToken.None);

        Assert.All(seen.Extensions, static e => Assert.Null(e.Problem));
        Assert.Empty(seen.Warnings);
        Assert.Equal(
            ["comparison.cs", "file.cs", "folder-growth.cs", "folder-size.cs", "largest.cs", "mirror.cs"], seen.Extensions.Select(static e => Path.GetFileName(e.SourcePath)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Skill_IsCopiedToTheEnrolledTool()
    {
        await using var repository = new ExtensionRepository();
        repository.Write(".swamp.yaml", "swampVersion: 20261121.0.1\ninitializedAt: \"2026-11-21T00:00:00.000Z\"\ntools: [claude]\n");

        await new Sources.LocalSources(repository.Session.Layout, repository.Session.Marker, repository.Session.Environment)
            .AddAsync(Path.Combine(SourceTree.Root, "samples", "csharp"), null, isDryRun: false, CancellationToken.None);

        Assert.Contains("name: size-audit", await File.ReadAllTextAsync(Path.Combine(repository.Root, ".claude/skills/size-audit/SKILL.md"), CancellationToken.None), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Vault_KeepsSecretsInItsFile()
    {
        await using var repository = Sample();
        var vaults = repository.Session.VaultService;

        await vaults.PutAsync("secrets", "token", "a-very-secret-token", labels: null, "test", CancellationToken.None);
        Assert.Equal("a-very-secret-token", await vaults.ReadAsync("secrets", "token", "test", CancellationToken.None));
        await vaults.DeleteAsync("secrets", "token", "test", CancellationToken.None);

        Assert.Equal("{}", await File.ReadAllTextAsync(Path.Combine(repository.Root, "secrets.json")));
    }

    private static Task<MethodRunResult> RunAsync(ExtensionRepository repository, string method, JsonObject inputs) => repository.Session.CreateMethodRunner().RunAsync(
        new MethodRunRequest { Target = "extensions", Method = method, Inputs = inputs }, repository, CancellationToken.None);

    private static ExtensionRepository Sample()
    {
        var repository = new ExtensionRepository();
        var sample = Path.Combine(SourceTree.Root, "samples", "csharp");
        foreach (var file in Directory.EnumerateFiles(sample, "*", SearchOption.AllDirectories).Where(static f => !f.Contains("/.swamp/", StringComparison.Ordinal)))
        {
            repository.Write(Path.GetRelativePath(sample, file), File.ReadAllText(file));
        }

        return repository;
    }

    private sealed class Silent : IWorkflowObserver
    {
        public ValueTask OnEventAsync(WorkflowEvent workflowEvent, CancellationToken cancellationToken) => ValueTask.CompletedTask;
    }
}
