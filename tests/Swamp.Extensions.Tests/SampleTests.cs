using System.Text.Json.Nodes;
using Swamp.Engine.Processes;
using Swamp.Engine.Workflows.Execution;
using Swamp.Engine.Workflows.Runs;
using Swamp.Extensions.Manifests;
using Swamp.Extensions.Sources;
using Swamp.Operations.Hosting;

namespace Swamp.Extensions.Tests;

/// <summary>The samples in TypeScript, each run as its reader would.</summary>
public sealed class SampleTests
{
    private static readonly string Samples = Path.Combine(SourceRoot(), "samples", "typescript");

    [Fact]
    public async Task Samples_AllOfThem_AreSound()
    {
        await using var repository = await RepositoryAsync();
        var manifest = ManifestReader.Read("manifest.yaml", await File.ReadAllTextAsync(Path.Combine(Samples, "manifest.yaml"), CancellationToken.None));

        var seen = await repository.Session.Extensions.Inspector.InspectAsync(static (_, _) => ValueTask.FromResult(true), CancellationToken.None);

        Assert.All(seen.Extensions, static e => Assert.Null(e.Problem));
        Assert.Empty(seen.Warnings);
        Assert.Equal(
            [.. manifest.Datastores.Concat(manifest.Drivers).Concat(manifest.Models).Concat(manifest.Reports).Concat(manifest.Vaults).Order(StringComparer.Ordinal)],
            seen.Extensions.Select(static e => Path.GetFileName(e.SourcePath)).Order(StringComparer.Ordinal));
        Assert.All(seen.Extensions, e => Assert.Equal(manifest.Name, e.ExtensionName));
    }

    [Fact]
    public async Task Model_WithItsReport_MeasuresAFolder()
    {
        await using var repository = await RepositoryAsync();
        repository.Write("there/a.txt", "12345");
        repository.Write("there/deep/b.txt", "1234567");
        repository.Write("models/@sample/folder/there.yaml", $$"""
            type: "@sample/folder"
            typeVersion: 2026.01.01.1
            id: 22222222-2222-4222-8222-222222222222
            name: there
            version: 1
            tags: {}
            globalArguments: { path: "{{repository.Root}}/there", levels: 3 }
            """);

        var result = await RunAsync(repository, "there", "measure");
        await RunAsync(repository, "there", "get");

        var measured = result.Data.Single(static d => d.Handle.SpecName == "measurement").Attributes!;
        Assert.Equal((2, 12), ((int)measured["files"]!, (int)measured["bytes"]!));
        Assert.Equal(7, (int)result.Reports!.Single(static r => r.Name == "@sample/largest").Json![0]!["size"]!);
        Assert.Contains("2 files, 12 bytes", repository.Said, StringComparison.Ordinal);
        var definition = (await repository.Session.Definitions.FindAsync("there", CancellationToken.None))!.Definition;
        Assert.Equal(3, (int)definition.GlobalArguments["depth"]!);
    }

    [Fact]
    public async Task Check_OfTheModel_RefusesAFolderThatIsNotThere()
    {
        await using var repository = await RepositoryAsync();
        repository.Write("models/@sample/folder/gone.yaml", """
            type: "@sample/folder"
            typeVersion: 2026.11.21.1
            id: 22222222-2222-4222-8222-222222222223
            name: gone
            version: 1
            tags: {}
            globalArguments: { path: /nowhere/at/all }
            """);

        var error = await Assert.ThrowsAsync<Engine.Errors.SwampException>(() => RunAsync(repository, "gone", "measure"));

        Assert.Contains("/nowhere/at/all is no folder", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Workflow_WithItsReport_ComparesFolders()
    {
        await using var repository = await RepositoryAsync();
        repository.Write("small/a.txt", "1");
        repository.Write("large/a.txt", "1234567");

        var run = await repository.Session.CreateWorkflowRunner().RunAsync(
            new WorkflowRunRequest
            {
                Workflow = (await repository.Session.Workflows.FindAsync("@sample/compare-folders", CancellationToken.None))!,
                Inputs = new JsonObject { ["folders"] = new JsonArray(repository.Root + "/small", repository.Root + "/large") },
            },
            new Silent(),
            CancellationToken.None);

        Assert.Equal(WorkflowRunStatus.Succeeded, run.Status);
        var folders = run.Reports!.Single(static r => r.Name == "@sample/comparison").Json!["folders"]!.AsArray();
        Assert.Equal(["large", "small"], folders.Select(static f => Path.GetFileName((string?)f!["path"])));
    }

    [Fact]
    public async Task Vault_KeepsSecretsInItsFile()
    {
        await using var repository = await RepositoryAsync();
        var file = repository.Write("secrets.env", "OLD=first\n");
        repository.Write("vaults/@sample/dotenv/one.yaml", $"id: 11111111-1111-4111-8111-111111111111\nname: env\ntype: '@sample/dotenv'\nconfig: {{ file: {file} }}\ncreatedAt: '2026-01-01T00:00:00.000Z'\n");
        var vaults = repository.Session.VaultService;

        await vaults.PutAsync("env", "NEW", "two words", labels: null, "test", CancellationToken.None);

        Assert.Equal("first", await vaults.ReadAsync("env", "OLD", "test", CancellationToken.None));
        Assert.Equal("two words", await vaults.ReadAsync("env", "NEW", "test", CancellationToken.None));
        Assert.Equal("OLD=first\nNEW=\"two words\"\n", await File.ReadAllTextAsync(file, CancellationToken.None));
    }

    [Fact]
    public async Task Skill_IsCopiedToTheEnrolledTool()
    {
        await using var repository = await RepositoryAsync();

        Assert.Contains("name: folder-audit", await File.ReadAllTextAsync(Path.Combine(repository.Root, ".claude/skills/folder-audit/SKILL.md"), CancellationToken.None), StringComparison.Ordinal);
    }

    [Fact]
    public async Task DatastoreAndDriver_TheirOwnTests_Pass()
    {
        await using var repository = await RepositoryAsync();
        var deno = await repository.Session.FindDenoAsync(CancellationToken.None);
        var output = new System.Text.StringBuilder();

        var exit = await ProcessRunners.ForThisSystem().RunAsync(
            new ProcessRequest
            {
                Program = deno,
                Arguments = ["test", "--quiet", "--no-check", "--no-lock", "--no-config", "--allow-all", $"--import-map={Path.Combine(SourceRoot(), "host", "import-map.json")}", Samples],
                Environment = new Dictionary<string, string>(HostEnvironmentReader.Read().Variables) { ["NO_COLOR"] = "1", ["DENO_NO_UPDATE_CHECK"] = "1" },
                WorkingDirectory = Samples,
            },
            (_, bytes) =>
            {
                output.Append(System.Text.Encoding.UTF8.GetString(bytes.Span));
                return ValueTask.CompletedTask;
            },
            CancellationToken.None);

        Assert.True(exit.ExitCode == 0, output.ToString());
        Assert.Contains("5 passed", output.ToString(), StringComparison.Ordinal);
    }

    private static async Task<ExtensionRepository> RepositoryAsync()
    {
        var repository = new ExtensionRepository();
        repository.Write(".swamp.yaml", "swampVersion: 20261121.0.1\ninitializedAt: \"2026-11-21T00:00:00.000Z\"\ntools: [claude]\n");
        await new LocalSources(repository.Session.Layout, repository.Session.Marker, repository.Session.Environment).AddAsync(Samples, null, isDryRun: false, CancellationToken.None);
        return repository;
    }

    private static Task<Engine.Execution.MethodRunResult> RunAsync(ExtensionRepository repository, string model, string method) =>
        repository.Session.CreateMethodRunner().RunAsync(new Engine.Execution.MethodRunRequest { Target = model, Method = method }, repository, CancellationToken.None);

    private static string SourceRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Swamp.slnx")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("no Swamp.slnx above the tests");
        }

        return folder;
    }

    private sealed class Silent : IWorkflowObserver
    {
        public ValueTask OnEventAsync(WorkflowEvent workflowEvent, CancellationToken cancellationToken) => ValueTask.CompletedTask;
    }
}
