using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Swamp.Engine.Errors;
using Swamp.Engine.Values;

namespace Swamp.Engine.Inputs;

/// <summary>
/// Reads <c>key=value</c> entries (INP-3 to INP-6). The same grammar serves <c>--input</c>, <c>--arg</c> and <c>--global-arg</c> (MOD-1).
/// </summary>
public static partial class InputEntries
{
    private const string JsonSuffix = ":json";

    /// <summary>The object that entries describe; later ones win.</summary>
    /// <param name="entries">Each <c>key=value</c>.</param>
    /// <param name="option">The option's name for messages, such as <c>--input</c>.</param>
    /// <param name="source">Where files are looked for, and the limits; its own entries do not matter.</param>
    /// <param name="cancellationToken">Ends the reading of files.</param>
    /// <exception cref="SwampException"><c>invalid_argument</c> that names the entry: no <c>=</c>, empty key, bad JSON, unreadable file.</exception>
    public static async Task<JsonObject> ParseAsync(IReadOnlyList<string> entries, string option, InputSource source, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entries);
        ArgumentNullException.ThrowIfNull(source);
        var files = new InputFiles(source);
        var result = new JsonObject();
        foreach (var entry in entries)
        {
            if (entry.Length > source.Limits.MaxBytes)
            {
                throw Bad($"{option}: an entry is larger than {source.Limits.MaxBytes} bytes.", "Put the value into a file and give '@path'.");
            }

            var equals = entry.IndexOf('=', StringComparison.Ordinal);
            if (equals < 0)
            {
                throw Bad(
                    $"{option} '{Shown(entry)}': key=value is expected, but there is no '='.",
                    $"Write {option} key=value, or {option} '{{\"key\": …}}' for JSON.");
            }

            var key = entry[..equals];
            var text = entry[(equals + 1)..];
            var isJson = key.EndsWith(JsonSuffix, StringComparison.Ordinal);
            var path = Path(isJson ? key[..^JsonSuffix.Length] : key, entry, option, source.Limits);
            Put(result, path, isJson ? Json(text, key, option) : JsonValue.Create(await TextAsync(text, key, option, files, cancellationToken)));
        }

        return result;
    }

    private static string[] Path(string key, string entry, string option, InputLimits limits)
    {
        if (key.Length == 0)
        {
            throw Bad($"{option} '{Shown(entry)}': the key before '=' is empty.", $"Write {option} key=value.");
        }

        var parts = key.Split('.');
        if (parts.Contains(""))
        {
            throw Bad(
                $"{option} '{Shown(entry)}': a part of the dotted key '{Shown(key)}' is empty.",
                "Dots separate nested keys: server.port=80. For a key that holds dots use JSON.");
        }

        return parts.Length <= limits.MaxKeyParts ? parts : throw Bad(
            $"{option}: the key '{Shown(key)}' has more than {limits.MaxKeyParts} parts.", "Use JSON for deep values.");
    }

    private static JsonNode? Json(string text, string key, string option)
    {
        try
        {
            return JsonText.Parse(text);
        }
        catch (JsonException exception)
        {
            throw Bad(
                $"{option} '{Shown(key)}': the value is not JSON: {Reason(exception)}",
                "Quote the value for your shell, and drop ':json' to give a text.",
                exception);
        }
    }

    private static async Task<string> TextAsync(string text, string key, string option, InputFiles files, CancellationToken cancellationToken)
    {
        if (text.StartsWith("\\@", StringComparison.Ordinal))
        {
            return text[1..];
        }

        return text.StartsWith('@') && !ScopedId().IsMatch(text)
            ? await files.ReadAsync(
                text[1..], $"{option} '{Shown(key)}'", $"'@' reads a file. Write '{Shown(key)}=\\@…' for a text that starts with '@', or '{Shown(key)}:json=\"@…\"'.", cancellationToken)
            : text;
    }

    private static void Put(JsonObject target, string[] path, JsonNode? value)
    {
        foreach (var part in path[..^1])
        {
            if (target[part] is not JsonObject next)
            {
                target[part] = next = [];
            }

            target = next;
        }

        target[path[^1]] = value;
    }

    /// <summary>What the JSON reader found, without its trailing path and positions that people do not need.</summary>
    internal static string Reason(JsonException exception)
    {
        var end = exception.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        var reason = (end < 0 ? exception.Message : exception.Message[..end]).TrimEnd('.', ' ');
        var place = exception.LineNumber is { } line ? $" (line {line + 1}, column {exception.BytePositionInLine + 1})" : "";
        return $"{(reason.Length > 300 ? reason[..300] + "…" : reason)}{place}.";
    }

    private static string Shown(string text) => text.Length <= 60 ? text : text[..60] + "…";

    private static SwampException Bad(
        string message, string hint, Exception? cause = null) => new(ErrorCodes.InvalidArgument, message, hint, innerException: cause);

    [GeneratedRegex(@"^@[A-Za-z][A-Za-z0-9_-]*/[A-Za-z0-9][A-Za-z0-9_/-]*\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ScopedId();
}
