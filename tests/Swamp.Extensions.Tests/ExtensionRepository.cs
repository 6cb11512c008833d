using System.Text.Json.Nodes;
using Swamp.Engine.Errors;
using Swamp.Engine.Execution;
using Swamp.Operations.Events;
using Swamp.Operations.Sessions;
using Swamp.Testing;

namespace Swamp.Extensions.Tests;

/// <summary>A repository in a folder of its own with extensions, opened as the command line opens it.</summary>
internal sealed class ExtensionRepository : IOperationEvents, IRunObserver, IAsyncDisposable
{
    private readonly TestRepository inner;

    /// <summary>Makes the repository.</summary>
    /// <param name="settings">Variables of its environment; <c>&lt;root&gt;</c> in a value is its folder.</param>
    public ExtensionRepository(params (string Name, string Value)[] settings) => inner = new TestRepository(settings);

    public string Root => inner.Root;

    /// <summary>Everything that was logged, printed or warned about.</summary>
    public string Said => string.Join('\n', inner.Said);

    public RepositorySession Session => inner.Session;

    /// <summary>The code of a model with one method <c>run</c>.</summary>
    public static string Model(string type, string body, string top = "", string arguments = "z.object({})", string more = "") => $$"""
        import { z } from "npm:zod@4";
        {{top}}
        export const model = {
          type: "{{type}}",
          version: "2026.01.01.1",
          resources: { thing: { schema: z.object({}).passthrough(), lifetime: "infinite", garbageCollection: 5 } },
          files: { log: { contentType: "text/plain", lifetime: "infinite", garbageCollection: 5 } },
          {{more}}
          methods: {
            run: {
              description: "Runs",
              arguments: {{arguments}},
              execute: async (args, context) => {
                {{body}}
              },
            },
          },
        };
        """;

    /// <summary>The code of a model in C# with one method <c>run</c>.</summary>
    public static string CSharpModel(string type, string body, string top = "", string arguments = "", string members = "", string constructor = "", string attributes = "") => $$"""
        {{top}}
        using System.Text.Json.Nodes;
        using Swamp.Sdk;

        [Model("{{type}}", "2026.01.01.1"{{attributes}})]
        public sealed class Subject{{constructor}}
        {
            public static readonly ResourceSpec<JsonNode> Thing = new("thing") { GarbageCollection = "5" };
            public static readonly FileSpec Log = new("log", "text/plain") { GarbageCollection = "5" };

            public sealed record Arguments({{arguments}});

            {{members}}

            [Method(Description = "Runs")]
            public async Task RunAsync(Arguments args, IMethodContext context)
            {
                {{body}}
            }
        }
        """;

    public string WriteCSharpModel(string name, string body, string top = "", string arguments = "", string members = "", string constructor = "", string attributes = "") =>
        Write($"extensions/models/{name}.cs", CSharpModel($"@test/{name}", body, top, arguments, members, constructor, attributes));

    public string Write(string relativePath, string text) => inner.Write(relativePath, text);

    public string WriteModel(string name, string body, string top = "", string arguments = "z.object({})", string more = "") =>
        Write($"extensions/models/{name}.ts", Model($"@test/{name}", body, top, arguments, more));

    /// <summary>Runs a method of a type on a model of the same name.</summary>
    public Task<MethodRunResult> RunAsync(string name, JsonObject? inputs = null, TimeSpan? timeout = null, string method = "run", CancellationToken cancellationToken = default) =>
        Session.CreateMethodRunner().RunAsync(
            new MethodRunRequest { Target = $"@test/{name}", DefinitionName = $"{name}-1", Method = method, Inputs = inputs ?? [], Timeout = timeout }, this, cancellationToken);

    public async Task<SwampError> FailAsync(string name, JsonObject? inputs = null, TimeSpan? timeout = null) =>
        (await Assert.ThrowsAsync<SwampException>(() => RunAsync(name, inputs, timeout))).Error;

    /// <summary>Closes everything, as the end of a command does.</summary>
    public Task CloseAsync() => inner.CloseAsync();

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    public ValueTask EmitAsync(OperationEvent operationEvent, CancellationToken cancellationToken) => inner.EmitAsync(operationEvent, cancellationToken);

    public ValueTask StageAsync(string stage, string text, CancellationToken cancellationToken) => inner.StageAsync(stage, text, cancellationToken);

    public ValueTask OutputAsync(MethodLogLine line, CancellationToken cancellationToken) => inner.OutputAsync(line, cancellationToken);

    public ValueTask NoticeAsync(string kind, string message, bool isWarning, JsonObject? data, CancellationToken cancellationToken) =>
        inner.NoticeAsync(kind, message, isWarning, data, cancellationToken);
}
