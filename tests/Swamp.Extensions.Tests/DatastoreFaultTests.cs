using System.Text.Json.Nodes;
using Swamp.Engine.Errors;

namespace Swamp.Extensions.Tests;

/// <summary>Datastores that fail, in either language: the command says what failed and why, and what is here is unharmed.</summary>
public sealed class DatastoreFaultTests
{
    private const string NoSync = "";

    /// <summary>What happens at a pull, at a push; the same in C#; and what the error of a run has to say, with its code.</summary>
    public static TheoryData<string, string, string, string, string, string, string> Faults => new()
    {
        { "a server refuses the pull", "throw Object.assign(new Error('denied'), { name: 'AccessDenied', $metadata: { httpStatusCode: 403, requestId: 'R1' } });", "", "throw new HttpRequestException(\"denied\", null, System.Net.HttpStatusCode.Forbidden);", "", ErrorCodes.DatastoreFailed, "@test/odd pull failed (HTTP 403" },
        { "a server refuses the push", "", "throw Object.assign(new Error('denied'), { code: 'AccessDenied', status: 403 });", "", "throw new HttpRequestException(\"denied\", null, System.Net.HttpStatusCode.Forbidden);", ErrorCodes.DatastoreFailed, "@test/odd push failed (HTTP 403" },
        { "a pull that fails without a server", "throw new Error('no route');", "", "throw new InvalidOperationException(\"no route\");", "", ErrorCodes.DatastoreFailed, "@test/odd pull failed: no route" },
        { "a pull that waits for ever", "await new Promise(() => {});", "", "await Task.Delay(-1);", "", ErrorCodes.TimedOut, "The pull of the datastore @test/odd did not end within 2500 ms" },
        { "a push that loops for ever", "", "for (;;);", "", "while (true) { }", ErrorCodes.TimedOut, "The push of the datastore @test/odd did not end within 2500 ms" },
        { "a pull that ends its process", "Deno.kill(Deno.pid, 'SIGKILL');", "", "Environment.FailFast(\"gone\");", "", ErrorCodes.DatastoreFailed, "@test/odd pull failed" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Fault_InARun_IsNamed(string what, string pull, string push, string csharpPull, string csharpPush, string code, string message)
    {
        foreach (var source in new[] { TypeScript(pull, push), CSharp(csharpPull, csharpPush) })
        {
            await using var repository = Repository(source, ("SWAMP_DATASTORE_SYNC_TIMEOUT_MS", "2500"));
            await repository.Session.OpenDatastoreAsync(CancellationToken.None);
            var ran = Path.Combine(repository.Root, "ran");

            var error = await Assert.ThrowsAsync<SwampException>(() => RunAsync(repository, $"touch '{ran}'"));

            Assert.True(error.Error.Code == code && error.Message.StartsWith(message, StringComparison.Ordinal), $"{what}: {error.Error.Code}: {error.Message}");

            // A pull that failed keeps the method from running; a push that failed comes after it.
            Assert.Equal(message.Contains("push", StringComparison.Ordinal), File.Exists(ran));
            Assert.Empty(await repository.Session.Locks.ListAsync(CancellationToken.None));
        }
    }

    [Theory]
    [InlineData("createProvider: () => ({ createVerifier: () => {}, resolveDatastorePath: () => '/x' })", "no object with a function 'createLock'")]
    [InlineData("createProvider: () => null", "no object with a function 'createLock'")]
    [InlineData("createProvider: () => { throw new Error('no credentials'); }", "no credentials")]
    [InlineData("createProvider: () => ({ createLock() {}, createVerifier() {}, resolveDatastorePath: () => 7 })", "resolveDatastorePath of '@test/odd' returned no text")]
    [InlineData("createProvider: () => ({ createLock() {}, createVerifier() {}, resolveDatastorePath: () => 'valkey://cache/0' })", "has nothing that exchanges files, and \"valkey://cache/0\" is no absolute folder")]
    [InlineData("createProvider: () => ({ createLock() {}, createVerifier() {}, resolveDatastorePath: () => '/x', createSyncService: () => ({}) })", "no object with a function 'pullChanged'")]
    public async Task Provider_OfAnotherShape_IsNamed(string provider, string problem)
    {
        await using var repository = Repository(("odd.ts", $"export const datastore = {{ type: '@test/odd', name: 'Odd', description: '', {provider} }};"));

        var error = await Assert.ThrowsAsync<SwampException>(() => repository.Session.OpenDatastoreAsync(CancellationToken.None));

        Assert.Equal(ErrorCodes.DatastoreFailed, error.Error.Code);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.Equal(ErrorCodes.DatastoreFailed, Assert.Throws<SwampException>(() => repository.Session.Layout.Data).Error.Code);
    }

    [Fact]
    public async Task Provider_OfAnotherShape_InCSharp_IsNamedWhenItIsDescribed()
    {
        await using var repository = Repository(("odd.cs", "using Swamp.Sdk;\n[Datastore(\"@test/odd\")]\npublic sealed class Odd { }\n"));

        var error = await Assert.ThrowsAsync<SwampException>(() => repository.Session.OpenDatastoreAsync(CancellationToken.None));

        Assert.Equal(ErrorCodes.NotFound, error.Error.Code);
        Assert.Contains("expected it to implement IDatastore", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutSync_TheFolderIsUsedDirectly()
    {
        foreach (var source in new[] { TypeScript(NoSync, NoSync, hasSync: false), CSharp(NoSync, NoSync, hasSync: false) })
        {
            await using var repository = Repository(source);
            await repository.Session.OpenDatastoreAsync(CancellationToken.None);

            await RunAsync(repository, "echo hi");

            Assert.NotEmpty(Directory.GetFiles(Path.Combine(repository.Root, "place", "data"), "raw", SearchOption.AllDirectories));
        }
    }

    [Fact]
    public async Task Capabilities_AreUsed_ModelsAreNamed_AndTheFirstHalfOfAPushNeedsNoLock()
    {
        foreach (var source in new[] { TypeScript("", "", able: true), CSharp("", "", able: true) })
        {
            await using var repository = Repository(source);
            await repository.Session.OpenDatastoreAsync(CancellationToken.None);

            var id = (await RunAsync(repository, "echo hi")).Definition.Id;
            var preview = await repository.Session.Datastore!.PreviewPushAsync(new(TimeSpan.FromSeconds(10)), CancellationToken.None);

            var calls = await File.ReadAllLinesAsync(Path.Combine(repository.Root, "place", "calls"));
            string[] expected =
            [
                "pull", "dirty", $"lock data/command/shell/{id}/.lock", $"pull {id}", "dirty", "dirty", $"prepare {id}", "lock everything", $"commit {id} prepared", "unlock everything",
                $"unlock data/command/shell/{id}/.lock",
            ];
            Assert.Equal(expected, calls);
            Assert.Equal((3, 1, 2, 0), (preview.Total, preview.New, preview.Changed, preview.Deleted));
        }
    }

    private static Task<Engine.Execution.MethodRunResult> RunAsync(ExtensionRepository repository, string command) => repository.Session.CreateMethodRunner().RunAsync(
        new() { Target = "command/shell", DefinitionName = "say", Method = "execute", Inputs = new JsonObject { ["run"] = command } }, repository, CancellationToken.None);

    private static ExtensionRepository Repository((string File, string Text) source, params (string, string)[] settings)
    {
        var repository = new ExtensionRepository([("SWAMP_HOME", "<root>/home"), .. settings]);
        Directory.CreateDirectory(Path.Combine(repository.Root, "place"));
        repository.Write(Path.Combine("extensions", "datastores", source.File), source.Text);
        repository.Write(".swamp.yaml", "swampVersion: 20261121.0.1\ninitializedAt: \"2026-11-21T00:00:00.000Z\"\ndatastore:\n  type: \"@test/odd\"\n");
        return repository;
    }

    /// <summary>Locks are files, and calls are written down.</summary>
    private static (string File, string Text) TypeScript(string pull, string push, bool hasSync = true, bool able = false) => ("odd.ts", $$"""
        const models = (options) => (options.context?.models ?? []).map((m) => " " + m.modelId).join("");
        export const datastore = {
          type: "@test/odd", name: "Odd", description: "",
          createProvider: () => {
            let place;
            const note = (text) => Deno.writeTextFileSync(`${place}/calls`, text + "\n", { append: true });
            return {
              resolveDatastorePath: (repo) => place = `${repo}/place`,
              createVerifier: () => ({ verify: async () => ({ healthy: true, message: "fine" }) }),
              createLock: (path, { lockKey }) => {
                place = path;
                const file = `${path}/${(lockKey ?? "all").replaceAll("/", "-")}`;
                const inspect = async () => JSON.parse(await Deno.readTextFile(file).catch(() => "null"));
                const release = async () => { note(`unlock ${lockKey ?? "everything"}`); await Deno.remove(file); };
                return {
                  acquire: async () => { await Deno.writeTextFile(file, JSON.stringify({ nonce: crypto.randomUUID(), holder: "me" }), { createNew: true }); note(`lock ${lockKey ?? "everything"}`); },
                  release, inspect, withLock: async (f) => f(), forceRelease: async () => { await release(); return true; },
                };
              },
              {{(hasSync ? "" : "// ")}}createSyncService: () => ({ pullChanged: async (o) => { {{pull}} note("pull" + models(o)); return 0; }, pushChanged: async (o) => { {{push}} note("push"); return 0; }, markDirty: () => note("dirty"), {{(able ? "capabilities: () => ({ scopedSync: true, twoPhaseSync: true, previewPush: true }), preparePush: async (o) => { note('prepare' + models(o)); return new Map([['is', 'prepared']]); }, commitPush: async (m, o) => { note('commit' + models(o) + ' ' + m.get('is')); return 1; }, previewPush: async () => ({ total: 3, new: 1, changed: 2, deleted: 0 })," : "")}} }),
            };
          },
        };
        """);

    private static (string File, string Text) CSharp(string pull, string push, bool hasSync = true, bool able = false) => ("odd.cs", $$"""
        using System.Text.Json;
        using Swamp.Sdk;

        [Datastore("@test/odd")]
        public sealed class Odd : IDatastore
        {
            private static string place = "";
            private static void Note(string text) => File.AppendAllText(Path.Combine(place, "calls"), text + "\n");
            private static string Models(SyncOptions options) => string.Concat((options.Models ?? []).Select(m => " " + m.ModelId));

            public string GetPath(string repositoryPath) => place = Path.Combine(repositoryPath, "place");
            public Task<DatastoreHealth> VerifyAsync(CancellationToken cancellationToken) => Task.FromResult(new DatastoreHealth(true, "fine"));
            public IDatastoreLock CreateLock(string path, DatastoreLockOptions options) { place = path; return new Lock(Path.Combine(path, (options.LockKey ?? "all").Replace('/', '-')), options.LockKey ?? "everything"); }
            {{(hasSync ? "public IDatastoreSync? CreateSync(string repositoryPath, string cachePath) => new Sync();" : "")}}

            private sealed class Lock(string file, string name) : IDatastoreLock
            {
                public Task AcquireAsync(CancellationToken cancellationToken)
                {
                    using var made = new FileStream(file, FileMode.CreateNew);
                    JsonSerializer.Serialize(made, new DatastoreLockHolder { Nonce = Guid.NewGuid().ToString(), Holder = "me" });
                    Note($"lock {name}");
                    return Task.CompletedTask;
                }

                public Task ReleaseAsync(CancellationToken cancellationToken) { Note($"unlock {name}"); File.Delete(file); return Task.CompletedTask; }
                public Task<DatastoreLockHolder?> InspectAsync(CancellationToken cancellationToken) => Task.FromResult(File.Exists(file) ? JsonSerializer.Deserialize<DatastoreLockHolder>(File.ReadAllText(file)) : null);
                public async Task<bool> ForceReleaseAsync(string nonce, CancellationToken cancellationToken) { await ReleaseAsync(cancellationToken); return true; }
            }

            private sealed class Sync : IDatastoreSync
            {
        #pragma warning disable
                public async Task<int> PullChangedAsync(SyncOptions options, CancellationToken cancellationToken) { {{pull}} Note("pull" + Models(options)); return 0; }
                public async Task<int> PushChangedAsync(SyncOptions options, CancellationToken cancellationToken) { {{push}} Note("push"); return 0; }
                public async Task MarkDirtyAsync(CancellationToken cancellationToken) => Note("dirty");
                {{(able ? "public DatastoreCapabilities Capabilities => new() { ScopedSync = true, TwoPhaseSync = true, PreviewPush = true }; public async Task<object?> PreparePushAsync(SyncOptions o, CancellationToken c) { Note(\"prepare\" + Models(o)); return \"prepared\"; } public async Task<int> CommitPushAsync(object? m, SyncOptions o, CancellationToken c) { Note($\"commit{Models(o)} {m}\"); return 1; } public async Task<PushPreview> PreviewPushAsync(SyncOptions o, CancellationToken c) => new(1, 2, 0);" : "")}}
            }
        }
        """);
}
