namespace Swamp.Operations.Vaults;

/// <summary>Secrets that stand in definition files (DOC-10). Never the values.</summary>
public sealed record DoctorSecretsResult
{
    /// <summary><c>pass</c> or <c>fail</c>.</summary>
    public required string OverallStatus { get; init; }

    /// <summary>How many definitions were looked at.</summary>
    public required int Scanned { get; init; }

    /// <summary>Definitions with secrets in clear.</summary>
    public required IReadOnlyList<LeakedSecrets> Findings { get; init; }

    /// <summary>Definitions whose type is not available here.</summary>
    public required IReadOnlyList<DefinitionItem> Unresolved { get; init; }
}
