using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Swamp.Cli.CommandLine;
using Swamp.Cli.Rendering;
using Swamp.Operations.Data;

namespace Swamp.Cli.Data;

/// <summary><c>swamp data get</c>.</summary>
internal static class DataGetCommand
{
    private static readonly JsonWriterOptions s_pretty = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Build()
    {
        var item = new ItemArguments();
        var version = new Option<int?>("--version") { Description = "Version (default: the latest)", HelpName = "n" };
        var workflow = new Option<string?>("--workflow") { Description = "Look in the latest run of this workflow", HelpName = "workflow" };
        var run = new Option<string?>("--run") { Description = "Look in this run of the workflow", HelpName = "id" };
        var noContent = new Option<bool>("--no-content") { Description = "Leave the content out" };
        var command = new OperationCommand<DataGetRequest, DataGetResult>("get", DataOperations.Get)
        {
            Examples =
            [
                new("The latest result of a model", "swamp data get db state"),
                new("An older version, for a program", "swamp data get db state --version 3 --json"),
            ],
            Bind = (invocation, _) =>
            {
                var scoped = invocation.Value(workflow) is not null;
                return ValueTask.FromResult(new DataGetRequest
                {
                    Model = item.Model(invocation, scoped),
                    Name = item.Name(invocation, scoped),
                    Version = invocation.Value(version),
                    Workflow = invocation.Value(workflow),
                    Run = invocation.Value(run),
                    NoContent = invocation.Value(noContent),
                });
            },
            Render = Render,
        };
        item.AddTo(command);
        command.Options.Add(version);
        command.Options.Add(workflow);
        command.Options.Add(run);
        command.Options.Add(noContent);
        return command;
    }

    private static void Render(DataGetResult result, TextOutput output)
    {
        output.Field("Data", $"{result.Name} (version {result.Version})");
        output.Field("Model", $"{result.ModelName} ({result.ModelType})");
        output.Field("Content", $"{result.ContentType}, {Sizes.Text(result.Size)}");
        output.Field("Lifetime", $"{result.Lifetime} | GC: {result.GarbageCollection}");
        output.Field("Tags", string.Join(", ", result.Tags.Select(t => $"{t.Key}={t.Value}")));
        output.Field("Owner", $"{result.OwnerDefinition.OwnerType} {result.OwnerDefinition.OwnerRef}");
        output.Field("Created", result.CreatedAt);
        output.Field("Path", result.ContentPath);
        if (result.Content is not null)
        {
            output.Line();
            output.Line(Content(result.Content));
        }
    }

    private static string Content(JsonNode content)
    {
        if (content is JsonValue value && value.TryGetValue<string>(out var text))
        {
            return text;
        }

        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, s_pretty))
        {
            content.WriteTo(writer);
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }
}
