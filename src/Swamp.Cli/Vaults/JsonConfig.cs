using System.Text.Json;
using System.Text.Json.Nodes;
using Swamp.Engine.Errors;

namespace Swamp.Cli.Vaults;

/// <summary>Settings of a provider as they are typed.</summary>
internal static class JsonConfig
{
    /// <summary>The object; null when nothing was typed.</summary>
    /// <exception cref="SwampException"><see cref="ErrorCodes.InvalidArgument"/>; the text is not in the message, as it may hold secrets.</exception>
    public static JsonObject? Parse(string? text)
    {
        if (text is null)
        {
            return null;
        }

        try
        {
            return JsonNode.Parse(text) as JsonObject ?? throw Wrong("it is not an object", null);
        }
        catch (JsonException exception)
        {
            throw Wrong($"it is not JSON (line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1})", exception);
        }
    }

    private static SwampException Wrong(string cause, JsonException? exception) =>
        new(ErrorCodes.InvalidArgument, $"--config cannot be used: {cause}.", "--config '{\"region\": \"eu-west-1\"}'", innerException: exception is null ? null : new FormatException("Malformed JSON."));
}
