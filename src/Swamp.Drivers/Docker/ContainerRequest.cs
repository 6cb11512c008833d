namespace Swamp.Drivers.Docker;

/// <summary>A container to run.</summary>
internal sealed record ContainerRequest
{
    /// <summary>Its image.</summary>
    public required string Image { get; init; }

    /// <summary>What it runs.</summary>
    public required IReadOnlyList<string> Command { get; init; }

    /// <summary>Arguments of <c>run</c> beside those of the settings.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Environment variables beside those of the settings.</summary>
    public IReadOnlyDictionary<string, string> Env { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The time limit; null for none.</summary>
    public TimeSpan? Timeout { get; init; }
}
