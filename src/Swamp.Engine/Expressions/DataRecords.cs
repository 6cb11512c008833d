using System.Text;
using System.Text.Json.Nodes;
using Swamp.Cel;
using Swamp.Engine.Data;
using Swamp.Engine.Vaults;

namespace Swamp.Engine.Expressions;

/// <summary>Data records as expressions see them (EXP-40).</summary>
public sealed class DataRecords(IDataStore data, SensitiveOutputs secrets)
{
    /// <summary>The record of a version with its content; references to vaults are resolved, which registers the values for redaction.</summary>
    public async ValueTask<CelValue> LoadAsync(CatalogEntry row, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(row);
        var record = Head(row);
        var content = await ContentAsync(row, cancellationToken);
        record["attributes"] = row.ContentType == "application/json" ? content as JsonObject ?? [] : [];
        record["content"] = row.ContentType == "application/json" ? content?.DeepClone() : content;
        return CelValue.FromJson(record);
    }

    /// <summary>Absolute path of a version's content, or null when it is gone.</summary>
    public async ValueTask<string?> ContentPathAsync(CatalogEntry row, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(row);
        return (await data.FindAsync(row.Key, row.Version, cancellationToken))?.ContentPath;
    }

    /// <summary>The text of a version's content, or null when it is gone.</summary>
    public async ValueTask<string?> TextAsync(CatalogEntry row, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(row);
        return await data.FindAsync(row.Key, row.Version, cancellationToken) is { } version
            ? Encoding.UTF8.GetString(await data.ReadContentAsync(version, cancellationToken))
            : null;
    }

    private static JsonObject Head(CatalogEntry row) => new()
    {
        ["id"] = row.Id,
        ["name"] = row.Name,
        ["version"] = row.Version,
        ["isLatest"] = row.IsLatest,
        ["createdAt"] = row.CreatedAt,
        ["namespace"] = row.Namespace,
        ["attributes"] = new JsonObject(),
        ["tags"] = new JsonObject(row.Tags.Select(t => KeyValuePair.Create(t.Key, (JsonNode?)t.Value))),
        ["modelName"] = row.ModelName,
        ["modelId"] = row.ModelId,
        ["modelType"] = row.ModelType,
        ["specName"] = row.SpecName,
        ["dataType"] = row.DataType,
        ["contentType"] = row.ContentType,
        ["lifetime"] = row.Lifetime,
        ["ownerType"] = row.OwnerType,
        ["streaming"] = row.Streaming,
        ["size"] = row.SizeBytes,
        ["content"] = "",
        ["ownerRef"] = row.OwnerRef,
        ["workflowRunId"] = row.WorkflowRunId,
        ["workflowName"] = row.WorkflowName,
        ["jobName"] = row.JobName,
        ["stepName"] = row.StepName,
        ["source"] = row.Source,
    };

    private async ValueTask<JsonNode?> ContentAsync(CatalogEntry row, CancellationToken cancellationToken)
    {
        var isJson = row.ContentType == "application/json";
        if (!isJson && !row.ContentType.StartsWith("text/", StringComparison.Ordinal) && row.ContentType is not ("application/yaml" or "application/x-yaml"))
        {
            return "";
        }

        var text = await TextAsync(row, cancellationToken) ?? "";
        return isJson ? await secrets.ResolveReferencesAsync(JsonNode.Parse(text), row.ModelId, type: null, cancellationToken) : text;
    }
}
