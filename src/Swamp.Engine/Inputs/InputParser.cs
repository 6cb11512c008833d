using System.Text.Json;
using System.Text.Json.Nodes;
using Swamp.Engine.Errors;
using Swamp.Engine.Values;
using Swamp.Engine.Yaml;

namespace Swamp.Engine.Inputs;

/// <summary>
/// Turns what a caller gave into records of inputs (INP-1 to INP-10). Weakest first: input file or standard input, then the entries. Unlike
/// the product this one replaces, an input file also counts when a JSON object is given (INP-2).
/// </summary>
public static class InputParser
{
    /// <summary>
    /// The records, at least one. There is more than one only when standard input holds several; entries are laid over each of them.
    /// </summary>
    /// <exception cref="SwampException"><c>invalid_argument</c> or <c>usage</c> that names the entry, the index or the line that is wrong.</exception>
    public static async Task<IReadOnlyList<JsonObject>> ParseAsync(InputSource source, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (source is { Stdin: not null, InputFile: not null })
        {
            throw new SwampException(ErrorCodes.Usage, "--stdin and --input-file cannot be combined.", "Give one of them; --input entries go with both.");
        }

        var files = new InputFiles(source);
        var overlay = await EntriesAsync(source, cancellationToken);
        if (source.InputFile is { } file)
        {
            var text = await files.ReadAsync(file, "--input-file", "Check the path.", cancellationToken);
            return [JsonMerge.Deep(FromYaml(text, file, $"--input-file '{file}'"), overlay)];
        }

        if (source.Stdin is { } reader && await files.ReadStdinAsync(reader, cancellationToken) is var input && !string.IsNullOrWhiteSpace(input))
        {
            return [.. Records(input, source.Limits).Select(record => JsonMerge.Deep(record, overlay))];
        }

        return [overlay];
    }

    private static async Task<JsonObject> EntriesAsync(InputSource source, CancellationToken cancellationToken)
    {
        if (source.Entries is not [var only] || !only.AsSpan().TrimStart().StartsWith('{'))
        {
            return await InputEntries.ParseAsync(source.Entries, source.Option, source, cancellationToken);
        }

        try
        {
            return (JsonObject)JsonText.Parse(only)!;
        }
        catch (JsonException exception)
        {
            throw Bad(
                $"{source.Option}: the value starts with '{{' but is not a JSON object: {InputEntries.Reason(exception)}",
                $"Quote the whole value for your shell: {source.Option} '{{\"key\": \"value\"}}'.",
                exception);
        }
    }

    private static JsonObject FromYaml(string text, string? fileName, string owner)
    {
        var document = ParseYaml(text, fileName, owner);
        return document.ToJson() switch
        {
            null => [],
            JsonObject map => map,
            var other => throw new SwampException(
                ErrorCodes.InvalidArgument,
                $"{owner}: a mapping is expected, but there is {(other is JsonArray ? "a list" : "a single value")}.",
                "Write 'key: value' lines.",
                document.LocationOf()),
        };
    }

    private static YamlDocument ParseYaml(string text, string? fileName, string owner)
    {
        try
        {
            return YamlDocument.Parse(text, fileName);
        }
        catch (SwampException exception)
        {
            throw new SwampException(exception.Error with { Message = $"{owner}: {exception.Error.Message}" }, exception);
        }
    }

    private static IReadOnlyList<JsonObject> Records(string input, InputLimits limits)
    {
        var trimmed = input.AsSpan().TrimStart();
        if (trimmed[0] is '{' or '[')
        {
            if (TryJson(input) is (true, var value))
            {
                return value switch
                {
                    JsonObject record => [record],
                    JsonArray list => FromArray(list, limits),
                    _ => throw new InvalidOperationException("A JSON text that opens a bracket holds a collection."),
                };
            }

            if (trimmed[0] == '{' && FromLines(input, limits) is { } records)
            {
                return records;
            }
        }

        return [FromYaml(input, "--stdin", "--stdin")];
    }

    private static (bool IsJson, JsonNode? Value) TryJson(string text)
    {
        try
        {
            return (true, JsonText.Parse(text));
        }
        catch (JsonException)
        {
            return (false, null);
        }
    }

    private static IReadOnlyList<JsonObject> FromArray(JsonArray list, InputLimits limits)
    {
        if (list.Count == 0)
        {
            throw Bad("--stdin: the list of records is empty.", "Give at least one object, or leave --stdin away.");
        }

        CheckCount(list.Count, limits);
        var records = new List<JsonObject>(list.Count);
        for (var i = 0; i < list.Count; i++)
        {
            records.Add(list[i] as JsonObject ?? throw Bad($"--stdin: item {i} of the list is not an object.", "Every record has to be an object of inputs."));
        }

        return records;
    }

    // Null when the text is not made of JSON lines at all; the YAML reader then says what is wrong.
    private static IReadOnlyList<JsonObject>? FromLines(string input, InputLimits limits)
    {
        var records = new List<JsonObject>();
        var number = 0;
        foreach (var line in input.AsSpan().EnumerateLines())
        {
            number++;
            if (line.IsWhiteSpace())
            {
                continue;
            }

            try
            {
                records.Add(JsonText.Parse(line.ToString()) as JsonObject ?? throw Bad($"--stdin: line {number} is not a JSON object.", "In JSON lines, every line is one object."));
            }
            catch (JsonException) when (records.Count == 0)
            {
                return null;
            }
            catch (JsonException exception)
            {
                throw Bad(
                    $"--stdin: line {number} is not JSON: {InputEntries.Reason(exception)}",
                    "In JSON lines, every line is one object.",
                    exception);
            }

            CheckCount(records.Count, limits);
        }

        return records.Count > 1 ? records : null;
    }

    private static void CheckCount(int count, InputLimits limits)
    {
        if (count > limits.MaxRecords)
        {
            throw Bad($"--stdin: there are more than {limits.MaxRecords} records.", "Split the input.");
        }
    }

    private static SwampException Bad(
        string message, string hint, Exception? cause = null) => new(ErrorCodes.InvalidArgument, message, hint, innerException: cause);
}
