namespace Swamp.Operations.Doctor;

/// <summary>State of the stored data.</summary>
public sealed record DoctorDataResult
{
    /// <summary><c>pass</c> or <c>fail</c>.</summary>
    public required string OverallStatus { get; init; }

    /// <summary>Number of items.</summary>
    public required int Items { get; init; }

    /// <summary>Number of versions that were read and are what was written.</summary>
    public required int VersionsIntact { get; init; }

    /// <summary>Of those, how many have no checksum, so that only their presence is known.</summary>
    public required int VersionsWithoutChecksum { get; init; }

    /// <summary>Bytes that were read.</summary>
    public required long BytesRead { get; init; }

    /// <summary>The damaged versions.</summary>
    public required IReadOnlyList<DamagedVersion> Damaged { get; init; }
}
