using System.Text;
using System.Text.Json.Nodes;
using Swamp.Engine.Datastores;
using Swamp.Engine.Errors;
using Swamp.Engine.Execution;
using Swamp.Engine.Identity;
using Swamp.Engine.Models;
using Swamp.Engine.Repositories;
using Swamp.Operations.Events;
using Swamp.Operations.Hosting;
using Swamp.Operations.Json;
using Swamp.Operations.Sessions;

namespace Swamp.Operations.Tests.Models;

/// <summary>A repository in a folder of its own with one type that has everything.</summary>
internal sealed class ModelTestRepository : ISessionFactory, IModelTypeProvider, IModelImplementation, IOperationEvents, IDisposable
{
    private static readonly ModelTypeName Db = new("@acme/db");
    private readonly HostEnvironment host;

    public ModelTestRepository(params (string Name, string Value)[] variables)
    {
        Root = Directory.CreateTempSubdirectory("swamp-models-").FullName;
        File.WriteAllText(Path.Combine(Root, ".swamp.yaml"), "swampVersion: 20261121.0.1\ninitializedAt: \"2026-11-21T00:00:00.000Z\"\n");
        host = new HostEnvironment
        {
            Version = "1",
            Clock = TimeProvider.System,
            Ids = new RandomIdGenerator(),
            Variables = variables.ToDictionary(static v => v.Name, static v => v.Value),
            HomeDirectory = Root,
            MachineName = "box",
            UserName = "ann",
            ProcessId = 1,
        };
    }

    public string Root { get; }

    public List<OperationEvent> Events { get; } = [];

    public ModelType Type { get; set; } = NewType();

    public CheckOutcome CheckOutcome { get; set; } = new(true, []);

    /// <summary>How often the type was told that a method is about to be called.</summary>
    public int Prepared { get; private set; }

    /// <summary>What opens datastores other than folders.</summary>
    public IDatastoreProviders? Datastores { get; init; }

    /// <summary>What a method does.</summary>
    public Func<IMethodContext, Task> OnExecute { get; set; } = static _ => Task.CompletedTask;

    /// <summary>Hears every event; null for nobody.</summary>
    public Action<OperationEvent>? OnEvent { get; set; }

    public string Write(string relativePath, string text)
    {
        var path = Path.Combine(Root, relativePath);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public Task<TResult> CallAsync<TRequest, TResult>(Operation<TRequest, TResult> operation, TRequest request, string? datastore = null, CancellationToken cancellationToken = default) =>
        new InProcessClient(host, this).CallAsync(operation, request, new CallOptions { WorkingDirectory = Root, Datastore = datastore }, this, cancellationToken);

    /// <summary>The JSON a caller gets, the folder replaced by <c>ROOT</c>.</summary>
    public async Task<string> JsonAsync<TRequest, TResult>(Operation<TRequest, TResult> operation, TRequest request)
    {
        using var bytes = new MemoryStream();
        JsonOutput.WritePretty(bytes, await CallAsync(operation, request), operation.Result());
        return Encoding.UTF8.GetString(bytes.ToArray()).Replace(Root, "ROOT", StringComparison.Ordinal);
    }

    public async Task<SwampError> ErrorAsync<TRequest, TResult>(Operation<TRequest, TResult> operation, TRequest request) =>
        (await Assert.ThrowsAsync<SwampException>(() => CallAsync(operation, request))).Error;

    public ValueTask<RepositorySession> OpenAsync(CallOptions call, IOperationEvents events, CancellationToken cancellationToken)
    {
        var environment = SwampEnvironment.From(host.Variables);
        return ValueTask.FromResult(new RepositorySession(host, environment, new RepositoryOpener(environment, Root).Open(Root, call.Datastore), call, events)
        {
            ModelTypeProviders = [this],
            DatastoreProviders = Datastores,
        });
    }

    public ValueTask<IReadOnlyList<ModelTypeName>> ListAsync(CancellationToken cancellationToken) => ValueTask.FromResult<IReadOnlyList<ModelTypeName>>([Db, new("swamp/worker")]);

    public ValueTask<ModelType?> FindAsync(ModelTypeName name, CancellationToken cancellationToken) => ValueTask.FromResult(name.Equals(Db) ? Type with { Implementation = this } : null);

    public void Prepare() => Prepared++;

    public async Task<MethodOutcome> ExecuteAsync(string method, JsonObject arguments, IMethodContext context, CancellationToken cancellationToken)
    {
        await OnExecute(context);
        return new MethodOutcome();
    }

    public Task<CheckOutcome> CheckAsync(string check, IMethodContext context, CancellationToken cancellationToken) => Task.FromResult(CheckOutcome);

    public ValueTask<RepositorySession> OpenAsync() => OpenAsync(new CallOptions { WorkingDirectory = Root }, this, CancellationToken.None);

    public ValueTask EmitAsync(OperationEvent operationEvent, CancellationToken cancellationToken)
    {
        lock (Events)
        {
            Events.Add(operationEvent);
        }

        OnEvent?.Invoke(operationEvent);
        return ValueTask.CompletedTask;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private static ModelType NewType() => new()
    {
        Name = Db,
        Version = ModelTypeVersion.Parse("2026.03.01.1"),
        GlobalArguments = Parse(
            """
            {"type":"object","properties":{"region":{"type":"string","description":"Where"},"size":{"type":"integer","default":3},"token":{"type":"string","sensitive":true}},
             "required":["region","size"],"additionalProperties":false}
            """),
        Methods = new Dictionary<string, MethodDescriptor>
        {
            ["create"] = new()
            {
                Name = "create",
                Description = "Make it",
                Arguments = Parse("""{"type":"object","properties":{"name":{"type":"string"},"big":{"type":"boolean"}},"required":["name"],"additionalProperties":false}"""),
            },
            ["list"] = new() { Name = "list", Description = "List them", Arguments = Parse("""{"type":"object","properties":{}}""") },
        },
        Resources = new Dictionary<string, ResourceSpec>
        {
            ["database"] = new()
            {
                Description = "The database",
                Schema = Parse("""{"type":"object","properties":{"host":{"type":"string"},"port":{"type":"integer"}},"required":["host"]}"""),
                Lifetime = "infinite",
                GarbageCollection = "5",
            },
        },
        Files = new Dictionary<string, FileSpec>
        {
            ["dump"] = new() { ContentType = "text/plain", Lifetime = "7d", GarbageCollection = "1d", Streaming = true },
        },
        Checks = new Dictionary<string, CheckDescriptor>
        {
            ["valid-region"] = new() { Name = "valid-region", Labels = ["policy"], AppliesTo = ["create"] },
        },
        Implementation = null!,
    };

    private static JsonObject Parse(string json) => JsonNode.Parse(json)!.AsObject();
}
