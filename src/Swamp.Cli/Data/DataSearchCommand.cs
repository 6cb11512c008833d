using System.CommandLine;
using Swamp.Cli.CommandLine;
using Swamp.Cli.Rendering;
using Swamp.Operations.Data;

namespace Swamp.Cli.Data;

/// <summary><c>swamp data search</c>.</summary>
internal static class DataSearchCommand
{
    public static Command Build()
    {
        var query = new Argument<string?>("query") { Description = "Part of a name, kind, model or owner", Arity = ArgumentArity.ZeroOrOne };
        var type = Text("--type", "Kind: resource, file, report, log, data", "type");
        var lifetime = Text("--lifetime", "Lifetime, such as 30d", "lifetime");
        var ownerType = Text("--owner-type", "model-method, workflow-step or manual", "type");
        var workflow = Text("--workflow", "Tag 'workflow'", "name");
        var model = Text("--model", "Name or id of the model", "model");
        var contentType = Text("--content-type", "Media type", "type");
        var since = Text("--since", "Age at most, such as 7d", "age");
        var output = Text("--output", "Id of an output record", "id");
        var run = Text("--run", "Id of a workflow run", "id");
        var tags = new Option<string[]>("--tag") { Description = "Tag as key=value; repeatable", HelpName = "key=value" };
        var streaming = new Option<bool>("--streaming") { Description = "Only streams" };
        var limit = new Option<int>("--limit") { Description = "At most so many", HelpName = "n", DefaultValueFactory = _ => 50 };
        return new OperationCommand<DataSearchRequest, DataSearchResult>("search", DataOperations.Search)
        {
            Arguments = { query },
            Options = { type, lifetime, ownerType, workflow, model, contentType, since, output, run, tags, streaming, limit },
            Examples =
            [
                new("Everything written today", "swamp data search --since 1d"),
                new("Results with a tag", "swamp data search --type resource --tag environment=test"),
            ],
            Bind = (invocation, _) => ValueTask.FromResult(new DataSearchRequest
            {
                Query = invocation.Value(query) ?? "",
                Type = invocation.Value(type),
                Lifetime = invocation.Value(lifetime),
                OwnerType = invocation.Value(ownerType),
                Workflow = invocation.Value(workflow),
                Model = invocation.Value(model),
                ContentType = invocation.Value(contentType),
                Since = invocation.Value(since),
                Output = invocation.Value(output),
                Run = invocation.Value(run),
                Tags = invocation.Values(tags),
                Streaming = invocation.Value(streaming),
                Limit = invocation.Value(limit),
            }),
            JsonWithoutTerminal = true,
            Render = Render,
        };
    }

    private static Option<string?> Text(string name, string description, string help) => new(name) { Description = description, HelpName = help };

    private static void Render(DataSearchResult result, TextOutput output)
    {
        output.Table(
            ["Name", "Model", "Kind", "Version", "Size", "Created"],
            [.. result.Results.Select(r => (IReadOnlyList<string>)[r.Name, r.ModelName.Length > 0 ? r.ModelName : r.ModelId, r.Type, $"{r.Version}", Sizes.Text(r.Size), r.CreatedAt])],
            "No data found.");
        if (result.Limited)
        {
            output.Line($"{result.Results.Count} of {result.Total} shown; use --limit for more.");
        }
    }
}
