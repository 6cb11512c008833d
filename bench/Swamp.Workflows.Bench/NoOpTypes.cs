using System.Text.Json.Nodes;
using Swamp.Engine.Execution;
using Swamp.Engine.Models;

namespace Swamp.Workflows.Bench;

/// <summary>A type whose method does nothing but write one small resource.</summary>
internal sealed class NoOpTypes : IModelTypeProvider, IModelImplementation
{
    private readonly ModelType type;

    public NoOpTypes() => type = new ModelType
    {
        Name = new ModelTypeName("bench/noop"),
        Version = ModelTypeVersion.Parse("2026.01.01.1"),
        GlobalArguments = (JsonObject)JsonNode.Parse("""{"type":"object","properties":{"lane":{"type":"integer"}}}""")!,
        Resources = new Dictionary<string, ResourceSpec>
        {
            ["result"] = new() { Schema = (JsonObject)JsonNode.Parse("""{"type":"object"}""")!, Lifetime = "infinite", GarbageCollection = "10" },
        },
        Methods = new Dictionary<string, MethodDescriptor> { ["run"] = Method("run", "Does nothing."), ["pause"] = Method("pause", "Does nothing for ten milliseconds.") },
        Implementation = this,
    };

    private static MethodDescriptor Method(string name, string description) => new()
    {
        Name = name,
        Description = description,
        Arguments = (JsonObject)JsonNode.Parse("""{"type":"object","properties":{"n":{"type":"integer"}}}""")!,
    };

    public ValueTask<IReadOnlyList<ModelTypeName>> ListAsync(CancellationToken cancellationToken) => ValueTask.FromResult<IReadOnlyList<ModelTypeName>>([type.Name]);

    public ValueTask<ModelType?> FindAsync(ModelTypeName name, CancellationToken cancellationToken) => ValueTask.FromResult(name.Equals(type.Name) ? type : null);

    public async Task<MethodOutcome> ExecuteAsync(string method, JsonObject arguments, IMethodContext context, CancellationToken cancellationToken)
    {
        if (method == "pause")
        {
            await Task.Delay(10, cancellationToken);
        }

        await context.WriteResourceAsync("result", $"r{arguments["n"]}", new JsonObject { ["n"] = arguments["n"]?.DeepClone() }, overrides: null, cancellationToken);
        return new MethodOutcome();
    }

    public Task<CheckOutcome> CheckAsync(string check, IMethodContext context, CancellationToken cancellationToken) => throw new NotSupportedException();
}
