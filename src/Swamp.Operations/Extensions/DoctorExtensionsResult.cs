namespace Swamp.Operations.Extensions;

/// <summary>What is wrong with extensions (EXC-80).</summary>
public sealed record DoctorExtensionsResult
{
    /// <summary><c>pass</c> or <c>fail</c>; leftovers and warnings fail nothing.</summary>
    public required string OverallStatus { get; init; }

    /// <summary>By kind: model, vault, datastore, report, driver.</summary>
    public required IReadOnlyDictionary<string, RegistryHealth> Registries { get; init; }

    /// <summary>What cannot be used, file by file.</summary>
    public required IReadOnlyList<ExtensionFailure> Failures { get; init; }

    /// <summary>Files among those of installed extensions that no lockfile entry names.</summary>
    public required IReadOnlyList<OrphanFile> OrphanFiles { get; init; }

    /// <summary>Every file with its state; only when details were asked for.</summary>
    public ExtensionInventory? AggregateState { get; init; }

    /// <summary>What was removed, or would be.</summary>
    public RepairReport? RepairReport { get; init; }

    /// <summary>Kinds that could not be looked at as a whole, and why.</summary>
    public required IReadOnlyDictionary<string, string> LoaderErrors { get; init; }

    /// <summary>What works and should be looked at.</summary>
    public required IReadOnlyList<ExtensionWarning> Warnings { get; init; }

    /// <summary>Files whose state is another one than when they were last loaded.</summary>
    public required IReadOnlyList<StateTransition> RecentTransitions { get; init; }

    /// <summary>The Deno that runs them; absent when there was nothing to run.</summary>
    public string? DenoPath { get; init; }
}
