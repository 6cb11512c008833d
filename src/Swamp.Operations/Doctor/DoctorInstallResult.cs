namespace Swamp.Operations.Doctor;

/// <summary>How swamp is installed (DOC-16).</summary>
public sealed record DoctorInstallResult
{
    /// <summary>Absolute path of the program.</summary>
    public required string BinaryPath { get; init; }

    /// <summary>Who runs it.</summary>
    public required InstallOwner Owner { get; init; }

    /// <summary>Its version.</summary>
    public required string CurrentVersion { get; init; }

    /// <summary><c>pass</c> when this user can replace the program by a newer one, else <c>fail</c>.</summary>
    public required string Writable { get; init; }

    /// <summary>Why.</summary>
    public required string WritableMessage { get; init; }

    /// <summary>State of automatic updates.</summary>
    public required AutoupdateState Autoupdate { get; init; }

    /// <summary><c>healthy</c> or <c>unhealthy</c>.</summary>
    public required string OverallStatus { get; init; }
}
