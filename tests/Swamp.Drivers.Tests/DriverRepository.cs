using System.Text.Json.Nodes;
using Swamp.Engine.Errors;
using Swamp.Engine.Execution;
using Swamp.Engine.Execution.Drivers;
using Swamp.Operations.Events;
using Swamp.Operations.Sessions;
using Swamp.Testing;

namespace Swamp.Drivers.Tests;

/// <summary>A repository in a folder of its own, opened as the command line opens it.</summary>
internal sealed class DriverRepository : IOperationEvents, IRunObserver, IAsyncDisposable
{
    private readonly TestRepository inner;

    public DriverRepository(ContainerDaemon engine, params (string Name, string Value)[] settings)
        : this(engine.Host, settings)
    {
    }

    /// <summary>The same for an engine by its address; null for none.</summary>
    public DriverRepository(string? host, params (string Name, string Value)[] settings) =>
        inner = new TestRepository(host is null ? settings : [("DOCKER_HOST", host), .. settings]);

    public string Root => inner.Root;

    /// <summary>Everything that was logged, printed or warned about, in order.</summary>
    public IReadOnlyList<string> Said => inner.Said;

    public string AllSaid => string.Join('\n', Said);

    public RepositorySession Session => inner.Session;

    public static DriverSetting Docker(params (string Key, JsonNode? Value)[] more) => Setting("docker", [("image", "shell:test"), ("bundleImage", "deno:test"), ("network", "none"), .. more]);

    /// <summary>Settings; of two with the same name the last one counts.</summary>
    public static DriverSetting Setting(string driver, params (string Key, JsonNode? Value)[] config)
    {
        var settings = new JsonObject();
        foreach (var (key, value) in config)
        {
            settings[key] = value;
        }

        return new DriverSetting(driver, settings);
    }

    public string Write(string relativePath, string text) => inner.Write(relativePath, text);

    /// <summary>A model type with one method for each body.</summary>
    public void WriteModel(string name, params (string Method, string Body)[] methods) => WriteModel(name, "z.object({})", methods);

    /// <summary>The same, with the schema of its resource.</summary>
    public void WriteModel(string name, string schema, params (string Method, string Body)[] methods) => Write($"extensions/models/{name}.ts", $$"""
        import { z } from "npm:zod@4";
        export const model = {
          type: "@test/{{name}}",
          version: "2026.01.01.1",
          resources: { thing: { schema: {{schema}}.passthrough(), lifetime: "infinite", garbageCollection: 5, tags: { of: "spec" } } },
          files: { log: { contentType: "text/plain", lifetime: "infinite", garbageCollection: 5 } },
          methods: {
            {{string.Join('\n', methods.Select(static m => $$"""
            {{m.Method}}: {
              description: "{{m.Method}}",
              arguments: z.object({ count: z.coerce.number().int().default(2), text: z.string().optional() }),
              execute: async (args, context) => { {{m.Body}} },
            },
            """))}}
          },
        };
        """);

    public Task<MethodRunResult> RunAsync(
        string type, string method, DriverSetting? driver, JsonObject? inputs = null, string? definition = null, TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        Session.CreateMethodRunner().RunAsync(
            new MethodRunRequest { Target = type, DefinitionName = definition ?? "subject-1", Method = method, Driver = driver, Inputs = inputs ?? [], Timeout = timeout }, this, cancellationToken);

    public Task<MethodRunResult> ShellAsync(string command, DriverSetting? driver, JsonObject? inputs = null, TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        var all = (JsonObject?)inputs?.DeepClone() ?? [];
        all["run"] = command;
        return RunAsync("command/shell", "execute", driver, all, "shell-1", timeout, cancellationToken);
    }

    public async Task<SwampError> FailAsync(Func<Task> run) => (await Assert.ThrowsAsync<SwampException>(run)).Error;

    /// <summary>Files and folders that a call left in the repository's folder for such things.</summary>
    public string[] LeftOver() => Directory.Exists(Path.Combine(Root, ".swamp", "tmp")) ? Directory.GetFileSystemEntries(Path.Combine(Root, ".swamp", "tmp")) : [];

    /// <summary>Closes everything, as the end of a command does.</summary>
    public Task CloseAsync() => inner.CloseAsync();

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    public ValueTask EmitAsync(OperationEvent operationEvent, CancellationToken cancellationToken) => inner.EmitAsync(operationEvent, cancellationToken);

    public ValueTask StageAsync(string stage, string text, CancellationToken cancellationToken) => inner.StageAsync(stage, text, cancellationToken);

    public ValueTask OutputAsync(MethodLogLine line, CancellationToken cancellationToken) => inner.OutputAsync(line, cancellationToken);

    public ValueTask NoticeAsync(string kind, string message, bool isWarning, JsonObject? data, CancellationToken cancellationToken) =>
        inner.NoticeAsync(kind, message, isWarning, data, cancellationToken);
}
