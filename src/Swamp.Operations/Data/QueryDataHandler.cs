using System.Text.Json.Nodes;
using Swamp.Cel;
using Swamp.Engine.Data;
using Swamp.Engine.Errors;
using Swamp.Operations.Events;

namespace Swamp.Operations.Data;

/// <summary>Answers queries.</summary>
internal static class QueryDataHandler
{
    public static async Task<QueryDataResult> RunAsync(QueryDataRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(request.Predicate))
        {
            throw new SwampException(ErrorCodes.InvalidArgument, "What to look for? The predicate is missing.", "swamp data query 'modelName == \"db\"'");
        }

        await using var session = await context.OpenRepositoryAsync(cancellationToken);
        var result = await new DataQuery(session.Catalog, session.Data).RunAsync(
            new DataQueryRequest { Predicate = request.Predicate, Select = request.Select, Limit = request.Limit }, cancellationToken);
        foreach (var problem in result.Problems)
        {
            await context.Events.WarnAsync("data", $"Left out: {problem.Message}", cancellationToken);
        }

        return new QueryDataResult
        {
            Predicate = request.Select is null ? request.Predicate : null,
            Results = [.. result.Matches.Select(m => m.Selected is { } selected ? Json(selected) : Record(m.Record))],
            Total = result.Matches.Count,
            Limited = result.Limited,
        };
    }

    private static JsonNode? Json(CelValue value)
    {
        try
        {
            return value.ToJsonNode();
        }
        catch (CelException)
        {
            return null; // A projection without a JSON form is one that failed (QRY-7).
        }
    }

    private static JsonObject Record(DataRecord record)
    {
        var row = record.Entry;
        return new JsonObject
        {
            ["id"] = row.Id,
            ["name"] = row.Name,
            ["version"] = row.Version,
            ["isLatest"] = row.IsLatest,
            ["createdAt"] = row.CreatedAt,
            ["namespace"] = row.Namespace,
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
            ["ownerRef"] = row.OwnerRef,
            ["workflowRunId"] = row.WorkflowRunId,
            ["workflowName"] = row.WorkflowName,
            ["jobName"] = row.JobName,
            ["stepName"] = row.StepName,
            ["source"] = row.Source,
            ["content"] = record.Json is { } json ? JsonNode.Parse(json.GetRawText()) : record.Text,
        };
    }
}
