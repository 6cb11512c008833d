using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using Swamp.Engine.Data;
using Swamp.Engine.Repositories;
using Swamp.Operations.Events;
using Swamp.Operations.Hosting;
using Swamp.Operations.Sessions;
using Swamp.Operations.Vaults;
using Swamp.Operations.WorkflowRuns;

namespace Swamp.Operations.Tests.Expressions;

/// <summary>The functions of swamp in docs/cel.md, evaluated where users write them: in assertions of a workflow.</summary>
public sealed partial class DocumentedFunctionsTests : ISessionFactory, IOperationEvents, IDisposable
{
    private const string WebId = "11111111-1111-4111-8111-111111111111";
    private readonly string root = Directory.CreateTempSubdirectory("swamp-cel-docs-").FullName;
    private readonly HostEnvironment host;

    public DocumentedFunctionsTests()
    {
        Write(".swamp.yaml", "swampVersion: 20261121.0.1\ninitializedAt: \"2026-11-21T00:00:00.000Z\"\n");
        Write("models/command/shell/web.yaml", $"id: {WebId}\nname: web\nversion: 1\nmethods: {{execute: {{arguments: {{run: 'true'}}}}}}\n");
        Write("models/command/shell/probe.yaml", "id: 22222222-2222-4222-8222-222222222222\nname: probe\nversion: 1\nmethods: {execute: {arguments: {run: 'true'}}}\n");
        host = new HostEnvironment
        {
            Version = "1",
            Clock = TimeProvider.System,
            Ids = new Swamp.Engine.Identity.RandomIdGenerator(),
            Variables = new Dictionary<string, string> { ["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? "/bin:/usr/bin" },
            HomeDirectory = root,
            MachineName = "box",
            UserName = "ann",
            ProcessId = Environment.ProcessId,
        };
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public async Task Examples_AreTrueAssertions()
    {
        var page = await File.ReadAllTextAsync(Path.Combine(Repository(), "docs", "cel.md"));
        var examples = Example().Matches(page).Select(static m => (Expression: m.Groups["e"].Value, Result: m.Groups["r"].Value)).ToList();
        Assert.True(examples.Count >= 15, $"only {examples.Count} examples were found");
        await FillAsync();
        var workflow = new StringBuilder("id: 5b0c0a52-5e53-4c0b-9a0e-0f6f1d2f7a11\nname: page\nversion: 1\njobs:\n");
        foreach (var (isLater, steps) in examples.Index().GroupBy(static e => e.Item.Expression.Contains("model.method", StringComparison.Ordinal)).OrderBy(static g => g.Key).Select(static g => (g.Key, g)))
        {
            workflow.Append(isLater ? "  - name: later\n    dependsOn: [{job: first, condition: {type: succeeded}}]\n    steps:\n" : "  - name: first\n    steps:\n");
            foreach (var (number, (expression, result)) in steps)
            {
                var text = $"({expression}) == ({result})".Replace("'", "''", StringComparison.Ordinal);
                workflow.Append($"      - name: e{number}\n        task: {{type: assert, expr: '{text}', message: 'no'}}\n");
            }
        }

        Write("workflows/workflow-page.yaml", workflow.ToString());

        var result2 = await CallAsync(WorkflowRunOperations.Run, new RunWorkflowRequest { Workflow = "page" });

        var failed = result2.Jobs.SelectMany(static j => j.Steps).Where(static s => s.Status != "succeeded").Select(s => $"{examples[int.Parse(s.Name[1..], System.Globalization.CultureInfo.InvariantCulture)]}: {s.Status} {s.Error}");
        Assert.Empty(failed);
        Assert.Equal("succeeded", result2.Status);
    }

    private async Task FillAsync()
    {
        await CallAsync(VaultOperations.Create, new CreateVaultRequest { Type = "local_encryption", Name = "team" });
        await CallAsync(VaultOperations.Put, new PutSecretRequest { Vault = "team", Key = "TOKEN", Value = "s3cret" });
        await using var session = await OpenAsync(new CallOptions { WorkingDirectory = root }, this, CancellationToken.None);
        await session.Data.WriteAsync(Item("result", "application/json", "resource"), "{\"exitCode\": 1}"u8.ToArray(), CancellationToken.None);
        await session.Data.WriteAsync(Item("result", "application/json", "resource"), "{\"exitCode\": 0}"u8.ToArray(), CancellationToken.None);
        await session.Data.WriteAsync(Item("log", "text/plain", "file"), "all is well"u8.ToArray(), CancellationToken.None);
    }

    private static DataWrite Item(string name, string contentType, string type) => new()
    {
        Key = new DataItemKey("command/shell", WebId, name),
        ContentType = contentType,
        Lifetime = "infinite",
        GarbageCollection = "10",
        Tags = name == "log"
            ? new Dictionary<string, string> { ["type"] = type, ["specName"] = name, ["modelName"] = "web" }
            : new Dictionary<string, string> { ["type"] = type, ["specName"] = name, ["modelName"] = "web", ["stage"] = "prod" },
        Owner = new DataOwner { OwnerType = DataOwner.Manual, OwnerRef = "page" },
    };

    private Task<TResult> CallAsync<TRequest, TResult>(Operation<TRequest, TResult> operation, TRequest request) =>
        new InProcessClient(host, this).CallAsync(operation, request, new CallOptions { WorkingDirectory = root }, this, CancellationToken.None);

    private void Write(string relativePath, string text)
    {
        var path = Path.Combine(root, relativePath);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    ValueTask<RepositorySession> ISessionFactory.OpenAsync(CallOptions call, IOperationEvents events, CancellationToken cancellationToken) => OpenAsync(call, events, cancellationToken);

    private ValueTask<RepositorySession> OpenAsync(CallOptions call, IOperationEvents events, CancellationToken cancellationToken)
    {
        var environment = SwampEnvironment.From(host.Variables);
        return ValueTask.FromResult(new RepositorySession(host, environment, new RepositoryOpener(environment, root).Open(root), call, events));
    }

    ValueTask IOperationEvents.EmitAsync(OperationEvent operationEvent, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    private static string Repository([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "../../.."));

    [GeneratedRegex("`(?<e>[^`\n]+)` ⇒ `(?<r>[^`\n]+)`", RegexOptions.NonBacktracking)]
    private static partial Regex Example();
}
