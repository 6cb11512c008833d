using System.Text.Json.Nodes;
using Swamp.Engine.Data;
using Swamp.Engine.Errors;
using Swamp.Engine.Execution;
using Swamp.Engine.Models;
using Swamp.Extensions.Hosting;

namespace Swamp.Extensions.Capabilities;

/// <summary>What extensions may reach of the repository.</summary>
/// <param name="services">The services of the repository.</param>
/// <param name="context">The method on whose behalf it happens; null outside of methods.</param>
internal sealed class RepositoryCapabilities(ExtensionServices services, IMethodContext? context)
{
    private const int Piece = 1 << 20;
    private const string Caller = "extension";

    public async Task<HostAnswer> AskAsync(string name, Asked asked, CancellationToken cancellationToken) => name switch
    {
        "data.getContent" => await ContentAsync(asked, cancellationToken),
        "data.findAllForModel" => new HostAnswer(await AllOfModelAsync(asked, cancellationToken)),
        "data.findBySpec" => new HostAnswer(await BySpecAsync(asked, cancellationToken)),
        "data.findByName" => new HostAnswer(await FindAsync(asked, cancellationToken) is { } version ? DataShapes.Record(version) : null),
        "data.findAllGlobal" => new HostAnswer(await AllAsync(cancellationToken)),
        "data.listVersions" => new HostAnswer(new JsonArray([.. (await services.Data.ListVersionNumbersAsync(await KeyAsync(asked, cancellationToken), cancellationToken)).Select(static v => (JsonNode)v)])),
        "data.delete" => new HostAnswer(await DeleteAsync(asked, cancellationToken)),
        "queryData" => new HostAnswer(await QueryAsync(asked.Required("predicate"), asked.Text("select"), cancellationToken)),
        "readModelData" => new HostAnswer(await ModelDataAsync(asked, cancellationToken)),
        "definitions.findByNameGlobal" => new HostAnswer(await DefinitionAsync(asked.Required("name"), type: null, cancellationToken)),
        "definitions.findById" => new HostAnswer(await DefinitionAsync(asked.Required("id"), asked.Text("type"), cancellationToken)),
        "definitions.findAll" => new HostAnswer(await DefinitionsAsync(asked.Text("type"), cancellationToken)),
        "outputs.findById" => new HostAnswer(await OutputAsync(asked, cancellationToken)),
        "vault.get" => new HostAnswer(await SecretAsync(asked, cancellationToken)),
        "vault.put" => await PutSecretAsync(asked, cancellationToken),
        "vault.delete" => await DeleteSecretAsync(asked, cancellationToken),
        "vault.list" => new HostAnswer(await KeysAsync(asked, cancellationToken)),
        "vault.names" => new HostAnswer(new JsonArray([.. (await services.Vaults.ListAsync(cancellationToken)).Where(static v => !v.IsInternal).Select(static v => (JsonNode)v.Name)])),
        "runModel" => new HostAnswer(await RunModelAsync(asked, cancellationToken)),
        "workflowGate" => new HostAnswer(await DecideGateAsync(asked, cancellationToken)),
        _ => throw new SwampException(ErrorCodes.MethodExecutionFailed, $"The engine does not offer '{name}'."),
    };

    /// <summary>The item that is meant; a model may be named by its name as well as by its id.</summary>
    private async ValueTask<DataItemKey> KeyAsync(Asked asked, CancellationToken cancellationToken) =>
        new(new ModelTypeName(asked.Required("type")).Normalized, await ModelIdAsync(asked.Required("model"), cancellationToken), asked.Required("name"));

    private async ValueTask<string> ModelIdAsync(string nameOrId, CancellationToken cancellationToken) =>
        context?.Definition.Id == nameOrId || Guid.TryParse(nameOrId, out _)
            ? nameOrId
            : (await services.Definitions.FindAsync(nameOrId, cancellationToken))?.Definition.Id ?? nameOrId;

    private async ValueTask<DataVersion?> FindAsync(Asked asked, CancellationToken cancellationToken) =>
        await services.Data.FindAsync(await KeyAsync(asked, cancellationToken), asked.Number("version"), cancellationToken);

    /// <summary>Content travels in pieces, each no longer than a frame may be; the version stays the same from the first piece on.</summary>
    private async Task<HostAnswer> ContentAsync(Asked asked, CancellationToken cancellationToken)
    {
        if (await FindAsync(asked, cancellationToken) is not { } version || version.Metadata.IsDeleted)
        {
            return new HostAnswer(null);
        }

        var offset = asked.Number("offset") ?? 0;
        await using var content = services.Data.OpenContent(version);
        content.Seek(offset, SeekOrigin.Begin);
        var piece = new byte[(int)Math.Clamp(content.Length - offset, 0, Piece)];
        var got = await content.ReadAtLeastAsync(piece, piece.Length, throwOnEndOfStream: false, cancellationToken);
        return new HostAnswer(new JsonObject { ["done"] = offset + got >= content.Length, ["version"] = version.Version }, piece.AsMemory(0, got));
    }

    private async Task<JsonArray> AllOfModelAsync(Asked asked, CancellationToken cancellationToken)
    {
        var found = new JsonArray();
        var type = new ModelTypeName(asked.Required("type")).Normalized;
        foreach (var key in await services.Data.ListItemsAsync(type, await ModelIdAsync(asked.Required("model"), cancellationToken), cancellationToken))
        {
            if (await services.Data.FindLatestAsync(key, cancellationToken) is { Metadata.IsTombstone: false } version)
            {
                found.Add((JsonNode?)DataShapes.Record(version));
            }
        }

        return found;
    }

    private async Task<JsonArray> BySpecAsync(Asked asked, CancellationToken cancellationToken)
    {
        var filter = new CatalogFilter { IsLatest = true }
            .And(CatalogField.ModelName, asked.Required("model"))
            .And(CatalogField.SpecName, asked.Required("spec"));
        var found = new JsonArray();
        foreach (var row in await services.Catalog.FindAsync(filter, cancellationToken))
        {
            found.Add((JsonNode?)(await services.Records.LoadAsync(row, cancellationToken)).ToJsonNode());
        }

        return found;
    }

    private async Task<JsonArray> AllAsync(CancellationToken cancellationToken)
    {
        var found = new JsonArray();
        foreach (var key in await services.Data.ListAllItemsAsync(cancellationToken))
        {
            if (await services.Data.FindLatestAsync(key, cancellationToken) is { Metadata.IsTombstone: false } version)
            {
                found.Add((JsonNode?)new JsonObject { ["modelType"] = DataShapes.TypeOf(key.Type, key.Type), ["modelId"] = key.ModelId, ["data"] = DataShapes.Record(version) });
            }
        }

        return found;
    }

    private async Task<bool> DeleteAsync(Asked asked, CancellationToken cancellationToken)
    {
        var key = await KeyAsync(asked, cancellationToken);
        return asked.Number("version") is { } version
            ? (await services.Data.DeleteVersionsAsync(key, [version], cancellationToken)) is not null
            : await services.Data.DeleteItemAsync(key, cancellationToken) is not null;
    }

    private async Task<JsonArray> QueryAsync(string predicate, string? select, CancellationToken cancellationToken)
    {
        await services.Catalog.FlushAsync(cancellationToken);
        var values = await services.Query.RunAsync(predicate, select, cancellationToken);
        return new JsonArray([.. values.Select(static v => v.ToJsonNode())]);
    }

    private async Task<JsonArray> ModelDataAsync(Asked asked, CancellationToken cancellationToken)
    {
        var filter = new CatalogFilter { IsLatest = true }.And(CatalogField.ModelName, asked.Required("model"));
        var found = new JsonArray();
        foreach (var row in await services.Catalog.FindAsync(asked.Text("spec") is { } spec ? filter.And(CatalogField.SpecName, spec) : filter, cancellationToken))
        {
            found.Add((JsonNode?)(await services.Records.LoadAsync(row, cancellationToken)).ToJsonNode());
        }

        return found;
    }

    private async Task<JsonNode?> DefinitionAsync(string nameOrId, string? type, CancellationToken cancellationToken) =>
        await services.Definitions.FindAsync(nameOrId, cancellationToken) is { } stored && (type is null || stored.Definition.Type.Equals(new ModelTypeName(type)))
            ? DataShapes.Definition(stored)
            : null;

    private async Task<JsonArray> DefinitionsAsync(string? type, CancellationToken cancellationToken)
    {
        var all = await services.Definitions.ListAsync(includeAutoCreated: true, onBroken: null, cancellationToken);
        return new JsonArray([.. all.Where(d => type is null || d.Definition.Type.Equals(new ModelTypeName(type))).Select(static d => (JsonNode)DataShapes.Definition(d))]);
    }

    private async Task<JsonNode?> OutputAsync(Asked asked, CancellationToken cancellationToken) =>
        await services.Outputs.FindAsync(asked.Required("id"), cancellationToken) is { } record
            ? new JsonObject
            {
                ["id"] = record.Id,
                ["definitionId"] = record.DefinitionId,
                ["modelType"] = record.ModelType,
                ["methodName"] = record.MethodName,
                ["status"] = record.Status.ToString().ToLowerInvariant(),
                ["startedAt"] = Engine.Identity.IdFormat.Text(record.StartedAt),
                ["durationMs"] = record.DurationMs,
            }
            : null;

    /// <summary>What a method learns is hidden from everything it writes and prints from then on.</summary>
    private async Task<string> SecretAsync(Asked asked, CancellationToken cancellationToken)
    {
        var value = await services.Vaults.ReadAsync(asked.Required("vault"), asked.Required("key"), Caller, cancellationToken);
        services.Redactor.Register(value);
        return value;
    }

    private async Task<HostAnswer> PutSecretAsync(Asked asked, CancellationToken cancellationToken)
    {
        var value = asked.Required("value");
        services.Redactor.Register(value);
        await services.Vaults.PutAsync(asked.Required("vault"), asked.Required("key"), value, labels: null, Caller, cancellationToken);
        return new HostAnswer(null);
    }

    private async Task<HostAnswer> DeleteSecretAsync(Asked asked, CancellationToken cancellationToken)
    {
        await services.Vaults.DeleteAsync(asked.Required("vault"), asked.Required("key"), Caller, cancellationToken);
        return new HostAnswer(null);
    }

    private async Task<JsonArray> KeysAsync(Asked asked, CancellationToken cancellationToken)
    {
        var vault = await services.Vaults.FindAsync(asked.Required("vault"), type: null, cancellationToken);
        var keys = await (await services.Vaults.OpenAsync(vault, cancellationToken)).ListAsync(cancellationToken);
        return new JsonArray([.. keys.Select(static k => (JsonNode)k)]);
    }

    private async Task<JsonObject> RunModelAsync(Asked asked, CancellationToken cancellationToken)
    {
        var options = new Asked(asked.Map("options") ?? []);
        try
        {
            var request = new MethodRunRequest
            {
                Target = options.Text("definition") ?? options.Text("modelType") ?? throw new SwampException(ErrorCodes.InvalidArgument, "runModel needs 'definition', or 'modelType' and 'name'."),
                DefinitionName = options.Text("definition") is null ? options.Required("name") : null,
                Method = options.Required("method"),
                Inputs = options.Take("arguments") as JsonObject ?? [],
                Tags = context?.RunTags ?? new Dictionary<string, string>(StringComparer.Ordinal),
                Caller = context?.Calls,
            };
            var result = await services.Runs.RunAsync(request, cancellationToken);
            return new JsonObject
            {
                ["ok"] = true,
                ["resources"] = new JsonArray([.. result.Data.Select(static d => (JsonNode)DataShapes.Handle(d.Handle, d.Attributes))]),
            };
        }
        catch (SwampException exception)
        {
            return Failure(exception.Message);
        }
    }

    private async Task<JsonObject> DecideGateAsync(Asked asked, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await services.Runs.DecideAsync(
                new GateDecision(asked.Required("workflowIdOrName"), asked.Required("stepName"), asked.Text("runId"), asked.Flag("approve"), asked.Text("reason")), cancellationToken);
            return new JsonObject
            {
                ["ok"] = true,
                ["runId"] = answer.RunId,
                ["workflowName"] = answer.WorkflowName,
                ["stepName"] = answer.StepName,
                ["approved"] = answer.Approved,
                ["decidedBy"] = answer.DecidedBy,
            };
        }
        catch (SwampException exception)
        {
            return Failure(exception.Message);
        }
    }

    private static JsonObject Failure(string message) => new() { ["ok"] = false, ["error"] = new JsonObject { ["message"] = message } };
}
