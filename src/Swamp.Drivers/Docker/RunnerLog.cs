using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Swamp.Engine.Execution;

namespace Swamp.Drivers.Docker;

/// <summary>
/// Standard error of the runner: what a method logs are lines that begin with a record separator and hold JSON; everything else was printed past the logger.
/// </summary>
internal sealed class RunnerLog(IMethodContext context)
{
    private const char RecordSeparator = '\u001e';

    private readonly IMethodOutput printed = context.OpenOutput(MethodStream.Stderr, CancellationToken.None);

    public async ValueTask TakeAsync(string line)
    {
        if (line.StartsWith(RecordSeparator) && Record(line[1..]) is ({ } level, { } text))
        {
            var stream = level is "warning" or "error" ? MethodStream.Stderr : MethodStream.Stdout;
            foreach (var part in text.Split('\n'))
            {
                await context.LogAsync(new MethodLogLine(stream, part.TrimEnd('\r')), CancellationToken.None);
            }

            return;
        }

        await printed.WriteAsync(Encoding.UTF8.GetBytes(line + "\n"));
    }

    public ValueTask FinishAsync() => printed.FinishAsync();

    private static (string? Level, string? Text) Record(string json)
    {
        try
        {
            var record = JsonNode.Parse(json) as JsonObject;
            return (TextOf(record?["level"]), TextOf(record?["text"]));
        }
        catch (JsonException)
        {
            return (null, null);
        }
    }

    private static string? TextOf(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
