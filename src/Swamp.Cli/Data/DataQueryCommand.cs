using System.CommandLine;
using System.Text.Json.Nodes;
using Swamp.Cli.CommandLine;
using Swamp.Cli.Rendering;
using Swamp.Operations.Data;

namespace Swamp.Cli.Data;

/// <summary><c>swamp data query</c> (QRY-1 to QRY-16).</summary>
internal static class DataQueryCommand
{
    public static Command Build()
    {
        var predicate = new Argument<string?>("predicate") { Description = "Expression that is true of the records wanted", Arity = ArgumentArity.ZeroOrOne };
        var select = new Option<string?>("--select") { Description = "Expression for what is shown of each", HelpName = "expression" };
        var limit = new Option<int?>("--limit") { Description = "Stop after so many", HelpName = "n" };
        return new OperationCommand<QueryDataRequest, QueryDataResult>("query", DataOperations.Query)
        {
            Arguments = { predicate },
            Options = { select, limit },
            Examples =
            [
                new("The latest results of a model", "swamp data query 'modelName == \"db\" && dataType == \"resource\"'"),
                new("By what they say", "swamp data query 'attributes.status == \"failed\"' --select name"),
                new("Older versions too", "swamp data query 'modelName == \"db\" && version > 0'"),
            ],
            Notes = "Only latest versions are searched unless the expression mentions version or isLatest. Fields: attributes, content, contentType, createdAt, dataType, id, isLatest, "
                + "jobName, lifetime, modelName, modelType, name, ns, ownerRef, ownerType, size, source, specName, stepName, streaming, tags, version, workflowName, workflowRunId.",
            Bind = (invocation, _) => ValueTask.FromResult(new QueryDataRequest
            {
                Predicate = invocation.Value(predicate) ?? "",
                Select = invocation.Value(select),
                Limit = invocation.Value(limit),
            }),
            Render = Render,
        };
    }

    private static void Render(QueryDataResult result, TextOutput output)
    {
        if (result.Predicate is not null)
        {
            Table(result.Results, ["name", "modelName", "specName", "dataType", "version", "size"], output);
        }
        else if (result.Results.All(r => r is JsonObject))
        {
            Table(result.Results, [.. result.Results.OfType<JsonObject>().SelectMany(r => r.Select(p => p.Key)).Distinct(StringComparer.Ordinal)], output);
        }
        else if (result.Results.All(r => r is JsonArray))
        {
            var rows = result.Results.OfType<JsonArray>().ToList();
            var width = rows.Max(r => r.Count);
            output.Table(
                [.. Enumerable.Range(1, width).Select(n => $"{n}")],
                [.. rows.Select(r => (IReadOnlyList<string>)[.. Enumerable.Range(0, width).Select(i => i < r.Count ? Cell(r[i]) : "")])],
                "");
        }
        else
        {
            foreach (var value in result.Results)
            {
                output.Line(Cell(value));
            }
        }

        output.Line($"{result.Total} result{(result.Total == 1 ? "" : "s")}");
    }

    private static void Table(JsonArray rows, IReadOnlyList<string> columns, TextOutput output)
    {
        if (rows.Count > 0)
        {
            output.Table(columns, [.. rows.Select(r => (IReadOnlyList<string>)[.. columns.Select(c => Cell(r?[c]))])], "");
        }
    }

    private static string Cell(JsonNode? value) => value switch
    {
        null => "",
        JsonValue scalar when scalar.TryGetValue<string>(out var text) => text,
        _ => value.ToJsonString(),
    };
}
