using System.Text.Json;

namespace Swamp.Extensions.Registries.Http;

/// <summary>What the API says when it refuses (REG-30).</summary>
internal sealed record ApiRefusal
{
    public JsonElement? Error { get; init; }

    public JsonElement? Message { get; init; }

    public string? Text => Said(Error) ?? Said(Message);

    private static string? Said(JsonElement? element) => element is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
