using Swamp.Engine.Execution.Drivers;

namespace Swamp.Engine.Execution;

/// <summary>What holds for every run of this process.</summary>
public sealed record MethodRunSettings
{
    /// <summary>Who starts runs (GEN-22): <c>user:name</c> or <c>ghost</c>.</summary>
    public required string InitiatedBy { get; init; }

    /// <summary>Id of this process, for the tracker.</summary>
    public required int ProcessId { get; init; }

    /// <summary>Name of this machine, for the tracker.</summary>
    public required string MachineName { get; init; }

    /// <summary>Vault that sensitive outputs prefer (SEC-9); null for the first.</summary>
    public string? DefaultVault { get; init; }

    /// <summary>The driver that <c>.swamp.yaml</c> names; null for none.</summary>
    public DriverSetting? DefaultDriver { get; init; }
}
