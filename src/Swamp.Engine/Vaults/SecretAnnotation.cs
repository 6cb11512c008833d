using System.Text.Json.Serialization;

namespace Swamp.Engine.Vaults;

/// <summary>What is noted about a secret (VAULT-17).</summary>
public sealed record SecretAnnotation
{
    /// <summary>Where it comes from or is managed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Url { get; init; }

    /// <summary>Free text.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Notes { get; init; }

    /// <summary>Labels.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    /// <summary>When it was last changed, ISO-8601.</summary>
    public required string UpdatedAt { get; init; }

    /// <summary>The same with more labels; of two with one name the new one stays.</summary>
    public SecretAnnotation WithLabels(IReadOnlyDictionary<string, string> more)
    {
        ArgumentNullException.ThrowIfNull(more);
        var merged = new Dictionary<string, string>(Labels ?? new Dictionary<string, string>(), StringComparer.Ordinal);
        foreach (var (label, text) in more)
        {
            merged[label] = text;
        }

        return this with { Labels = merged.Count > 0 ? merged : null };
    }
}
