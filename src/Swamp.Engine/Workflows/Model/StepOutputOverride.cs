namespace Swamp.Engine.Workflows.Model;

/// <summary>What a step changes of one output spec (WF-26). It replaces what the definition says about the same spec; absent fields keep the type's value.</summary>
public sealed record StepOutputOverride
{
    /// <summary>The output spec.</summary>
    public required string SpecName { get; init; }

    /// <summary>Lifetime (DATA-12).</summary>
    public string? Lifetime { get; init; }

    /// <summary>Version retention (DATA-14): a count or a duration.</summary>
    public string? GarbageCollection { get; init; }

    /// <summary>Further tags; null when not stated.</summary>
    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    /// <summary>Keys of the step's inputs whose values become part of the names of the data; null when not stated.</summary>
    public IReadOnlyList<string>? Vary { get; init; }

    /// <summary>Vault for the spec's secrets.</summary>
    public string? VaultName { get; init; }
}
