using System.Text.Json.Nodes;
using Swamp.Engine.Data;
using Swamp.Engine.Errors;
using Swamp.Operations.Sessions;

namespace Swamp.Extensions.Tests;

/// <summary>The sample datastores at work: what one repository does, another one sees, whatever the languages of the two.</summary>
public sealed class DatastoreTests
{
    public static TheoryData<string, string> Pairs => new()
    {
        { "typescript", "typescript" },
        { "csharp", "csharp" },
        { "typescript", "csharp" },
    };

    public static TheoryData<string> Languages => ["typescript", "csharp"];

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task Run_InOneRepository_IsSeenInTheOther_AfterAPull(string mine, string theirs)
    {
        using var shared = new SharedFolder();
        await using var a = await shared.RepositoryAsync(mine);
        await using var b = await shared.RepositoryAsync(theirs);

        var first = await RunAsync(a, "echo one");
        Assert.Null(await ReadAsync(b, first.Definition.Id));
        await b.Session.Exchange.PullEverythingAsync(CancellationToken.None);
        var seen = await ReadAsync(b, first.Definition.Id);
        var second = await RunAsync(b, "echo two");
        await a.Session.Exchange.PullEverythingAsync(CancellationToken.None);

        Assert.Equal((1, "one"), seen);
        Assert.Equal(first.Definition.Id, second.Definition.Id);
        Assert.Equal((2, "two"), await ReadAsync(a, first.Definition.Id));
        Assert.Equal(["one", "two"], await QueryAsync(a));
        Assert.Empty(Directory.GetFiles(Path.Combine(shared.Folder, "locks")));
        Assert.False(Directory.Exists(Path.Combine(a.Root, ".swamp", "data", "command")));
        Assert.StartsWith(Path.Combine(Path.GetDirectoryName(shared.Folder)!, "home-1", "repos"), a.Session.Layout.Data, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Lock_HeldElsewhere_IsWaitedForAndNamed(string language)
    {
        using var shared = new SharedFolder();
        await using var a = await shared.RepositoryAsync(language);
        await using var b = await shared.RepositoryAsync(language, ("SWAMP_LOCK_TIMEOUT_MS", "900"));
        var definition = (await RunAsync(a, "echo one")).Definition;

        SwampException refused;
        await using (await a.Session.Locks.AcquireModelAsync(definition.Type.Normalized, definition.Id, null, CancellationToken.None))
        {
            refused = await Assert.ThrowsAsync<SwampException>(() => RunAsync(b, "echo two"));
        }

        await RunAsync(b, "echo three");

        Assert.Equal((ErrorCodes.LockTimeout, ExitCodes.LockTimeout), (refused.Error.Code, refused.Error.ExitStatus));
        Assert.Contains($"{definition.Id}", refused.Message, StringComparison.Ordinal);
        Assert.Contains(Environment.MachineName, refused.Message, StringComparison.Ordinal);
        Assert.Contains("Waiting for", b.Said, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task StructuralWork_WaitsForRuns_AndRunsForIt(string language)
    {
        using var shared = new SharedFolder();
        await using var a = await shared.RepositoryAsync(language, ("SWAMP_LOCK_TIMEOUT_MS", "900"));
        await using var b = await shared.RepositoryAsync(language, ("SWAMP_LOCK_TIMEOUT_MS", "900"));
        var definition = (await RunAsync(a, "echo one")).Definition;
        await RunAsync(b, "echo two");

        await using (await a.Session.Locks.AcquireModelAsync(definition.Type.Normalized, definition.Id, null, CancellationToken.None))
        {
            var refused = await Assert.ThrowsAsync<SwampException>(() => b.Session.Locks.AcquireGlobalAsync(null, CancellationToken.None).AsTask());
            Assert.Contains("per-model locks", refused.Message, StringComparison.Ordinal);
        }

        await using (await b.Session.Locks.AcquireGlobalAsync(null, CancellationToken.None))
        {
            var refused = await Assert.ThrowsAsync<SwampException>(() => RunAsync(a, "echo three"));
            Assert.Equal(ErrorCodes.LockTimeout, refused.Error.Code);
            var held = Assert.Single(await a.Session.Locks.ListAsync(CancellationToken.None));
            Assert.Null(held.Scope);
            Assert.False(held.IsStale);
        }

        await RunAsync(a, "echo four");
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Lock_ReleasedByForce_IsGoneForItsHolderToo(string language)
    {
        using var shared = new SharedFolder();
        await using var a = await shared.RepositoryAsync(language);
        var definition = (await RunAsync(a, "echo one")).Definition;
        await using var held = await a.Session.Locks.AcquireModelAsync(definition.Type.Normalized, definition.Id, null, CancellationToken.None);

        var released = await a.Session.Locks.ForceReleaseAsync((definition.Type.Normalized, definition.Id), CancellationToken.None);
        var again = await a.Session.Locks.ForceReleaseAsync((definition.Type.Normalized, definition.Id), CancellationToken.None);

        Assert.True(released.Released);
        Assert.Contains(Environment.MachineName, released.PreviousHolder!.Holder, StringComparison.Ordinal);
        Assert.Equal((false, "no lock held"), (again.Released, again.Reason));
        await RunAsync(a, "echo two");
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task SettingsThatDoNotFit_AreNamedWithTheirPlace(string language)
    {
        using var shared = new SharedFolder();
        await using var repository = shared.Repository(language, """{"folder": "relative"}""");

        var error = await Assert.ThrowsAsync<SwampException>(() => repository.Session.OpenDatastoreAsync(CancellationToken.None));

        Assert.Equal(ErrorCodes.InvalidArgument, error.Error.Code);
        Assert.Contains(".swamp.yaml: datastore", error.Message, StringComparison.Ordinal);
        Assert.Contains("at \"folder\"", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Workflow_ItsRecordIsShared(string language)
    {
        using var shared = new SharedFolder();
        await using var a = await shared.RepositoryAsync(language);
        await using var b = await shared.RepositoryAsync(language);
        a.Write(
            "workflows/workflow-two.yaml",
            """
            id: 22222222-2222-4222-8222-222222222222
            name: two
            version: 1
            jobs:
              - name: main
                steps:
                  - name: one
                    task: { type: model_method, modelType: command/shell, modelName: say, methodName: execute, inputs: { run: echo one } }
                  - name: two
                    dependsOn: [{ step: one, condition: { type: succeeded } }]
                    task: { type: model_method, modelType: command/shell, modelName: say, methodName: execute, inputs: { run: echo two } }
            """);

        var run = await a.Session.CreateWorkflowRunner().RunAsync(
            new Engine.Workflows.Execution.WorkflowRunRequest { Workflow = (await a.Session.Workflows.FindAsync("two", CancellationToken.None))! }, new Silent(), CancellationToken.None);
        await b.Session.Exchange.PullEverythingAsync(CancellationToken.None);

        Assert.Equal(Engine.Workflows.Runs.WorkflowRunStatus.Succeeded, run.Status);
        Assert.Equal(run.Id, Assert.Single(await b.Session.WorkflowRuns.ListAsync(CancellationToken.None)).Id);
        Assert.Equal(["one", "two"], await QueryAsync(b));
    }

    // ENV-7: what a method starts must not wait for the lock of its own run.
    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Command_StartedByAMethod_PassesOverTheLockOfItsRun(string language)
    {
        using var shared = new SharedFolder();
        await using var a = await shared.RepositoryAsync(language);
        var definition = (await RunAsync(a, "echo one")).Definition;
        var host = Operations.Hosting.HostEnvironmentReader.Read();
        var variables = new Dictionary<string, string>(host.Variables) { ["SWAMP_HOME"] = a.Session.Environment.DataHome!, ["SWAMP_LOCK_HOLDER_PID"] = $"{Environment.ProcessId}", ["SWAMP_LOCK_TIMEOUT_MS"] = "900" };
        var environment = Engine.Repositories.SwampEnvironment.From(variables);
        await using var nested = new RepositorySession(
            host with { Variables = variables }, environment, new Engine.Repositories.RepositoryOpener(environment, a.Root).Open(a.Root), new Operations.CallOptions { WorkingDirectory = a.Root }, a);
        await nested.OpenDatastoreAsync(CancellationToken.None);

        await using (await a.Session.Locks.AcquireModelAsync(definition.Type.Normalized, definition.Id, null, CancellationToken.None))
        {
            await using (await nested.Locks.AcquireModelAsync(definition.Type.Normalized, definition.Id, null, CancellationToken.None))
            {
            }

            Assert.Single(await a.Session.Locks.ListAsync(CancellationToken.None));
        }

        Assert.Empty(await a.Session.Locks.ListAsync(CancellationToken.None));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(a.Root, ".swamp", "locks"), "*", SearchOption.AllDirectories));
    }

    private static Task<Engine.Execution.MethodRunResult> RunAsync(ExtensionRepository repository, string command) => repository.Session.CreateMethodRunner().RunAsync(
        new() { Target = "command/shell", DefinitionName = "say", Method = "execute", Inputs = new JsonObject { ["run"] = command } }, repository, CancellationToken.None);

    private static async Task<(int Version, string Said)?> ReadAsync(ExtensionRepository repository, string model) =>
        await repository.Session.Data.FindAsync(new DataItemKey("command/shell", model, "result"), null, CancellationToken.None) is { } found
            ? (found.Version, JsonNode.Parse(await File.ReadAllBytesAsync(found.ContentPath, CancellationToken.None))!["stdout"]!.GetValue<string>().Trim())
            : null;

    private static async Task<IReadOnlyList<string>> QueryAsync(ExtensionRepository repository)
    {
        var versions = new List<DataItemKey>();
        await repository.Session.Catalog.VisitAsync(CatalogFilter.All, entry => { versions.Add(entry.Key); return true; }, CancellationToken.None);
        var said = new List<string>();
        foreach (var key in versions.Where(static k => k.Name == "result").Distinct())
        {
            foreach (var version in await repository.Session.Data.ListVersionsAsync(key, CancellationToken.None))
            {
                said.Add(JsonNode.Parse(await File.ReadAllBytesAsync(version.ContentPath, CancellationToken.None))!["stdout"]!.GetValue<string>().Trim());
            }
        }

        return said;
    }

    /// <summary>A folder that repositories share, and the repositories.</summary>
    private sealed class SharedFolder : IDisposable
    {
        private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("swamp-shared-");
        private int homes;

        public SharedFolder() => root.CreateSubdirectory("shared");

        public string Folder => Path.Combine(root.FullName, "shared");

        public async Task<ExtensionRepository> RepositoryAsync(string language, params (string, string)[] settings)
        {
            var repository = Repository(language, $$"""{"folder": "{{Folder}}"}""", settings);
            await repository.Session.OpenDatastoreAsync(CancellationToken.None);
            return repository;
        }

        public ExtensionRepository Repository(string language, string config, params (string Name, string Value)[] settings)
        {
            var repository = new ExtensionRepository([("SWAMP_HOME", Path.Combine(root.FullName, $"home-{++homes}")), .. settings]);
            foreach (var file in Directory.GetFiles(Path.Combine(SourceTree.Root, "samples", language, "extensions", "datastores"), "*", SearchOption.AllDirectories))
            {
                repository.Write(Path.GetRelativePath(Path.Combine(SourceTree.Root, "samples", language), file), File.ReadAllText(file));
            }

            var type = language == "csharp" ? "@sample/folder-mirror" : "@sample/mirror";
            repository.Write(".swamp.yaml", $"swampVersion: 20261121.0.1\ninitializedAt: \"2026-11-21T00:00:00.000Z\"\ndatastore:\n  type: \"{type}\"\n  config: {config}\n");
            return repository;
        }

        public void Dispose() => root.Delete(recursive: true);
    }

    private sealed class Silent : Engine.Workflows.Execution.IWorkflowObserver
    {
        public ValueTask OnEventAsync(Engine.Workflows.Execution.WorkflowEvent workflowEvent, CancellationToken cancellationToken) => ValueTask.CompletedTask;
    }
}
