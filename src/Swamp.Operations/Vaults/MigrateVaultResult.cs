namespace Swamp.Operations.Vaults;

/// <summary>What a migration did or would do (VCMD-31).</summary>
public sealed record MigrateVaultResult
{
    /// <summary>True when nothing was done; absent otherwise.</summary>
    public bool? DryRun { get; init; }

    /// <summary>Name of the vault.</summary>
    public required string VaultName { get; init; }

    /// <summary>Type before; absent in a dry run.</summary>
    public string? PreviousType { get; init; }

    /// <summary>Type now; absent in a dry run.</summary>
    public string? NewType { get; init; }

    /// <summary>Name of the type for people; absent in a dry run.</summary>
    public string? NewTypeName { get; init; }

    /// <summary>How many secrets were copied; absent in a dry run.</summary>
    public int? SecretsMigrated { get; init; }

    /// <summary>When, ISO-8601; absent in a dry run.</summary>
    public string? Timestamp { get; init; }

    /// <summary>Type now; only in a dry run.</summary>
    public string? CurrentType { get; init; }

    /// <summary>Its name for people; only in a dry run.</summary>
    public string? CurrentTypeName { get; init; }

    /// <summary>Type to come; only in a dry run.</summary>
    public string? TargetType { get; init; }

    /// <summary>Its name for people; only in a dry run.</summary>
    public string? TargetTypeName { get; init; }

    /// <summary>How many secrets there are; only in a dry run.</summary>
    public int? SecretCount { get; init; }
}
