using System.Text.Json.Nodes;
using Swamp.Runner.Conversation;
using Swamp.Runner.Loading;
using Swamp.Sdk;

namespace Swamp.Runner.Contexts;

/// <summary>What any code of an extension may reach, by way of its call.</summary>
internal abstract class RepositoryContext(LoadedExtension extension, JsonObject given, RunnerCall call) : IRepositoryContext
{
    public string RepositoryPath { get; } = (string?)given["repoDir"] ?? "";

    public ILog Log { get; } = new CallLog(call);

    public CancellationToken CancellationToken => call.CancellationToken;

    public IDataRepository Data => field ??= new DataRepository(call);

    public IDefinitionRepository Definitions => field ??= new DefinitionRepository(call);

    public IOutputRepository Outputs => field ??= new OutputRepository(call);

    public IVaultService Vaults => field ??= new VaultService(call);

    public ICel Cel => field ??= new CelEvaluator();

    protected LoadedExtension Extension => extension;

    protected JsonObject Given => given;

    protected RunnerCall Call => call;

    public async Task<IReadOnlyList<JsonNode?>> QueryDataAsync(string predicate, string? select = null) =>
        Nodes(await call.AskValueAsync("queryData", new JsonObject { ["predicate"] = predicate, ["select"] = select }));

    /// <summary>The members of an array, each by itself.</summary>
    protected static IReadOnlyList<JsonNode?> Nodes(JsonNode? value) => [.. (value as JsonArray ?? []).Select(static n => n?.DeepClone())];

    /// <summary>The name of a type.</summary>
    protected static ModelTypeName TypeName(JsonNode? value) => new((string?)value?["raw"] ?? "", (string?)value?["normalized"] ?? "");
}
