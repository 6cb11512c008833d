namespace Swamp.Engine.Inputs;

/// <summary>What inputs may cost before they are refused.</summary>
public sealed record InputLimits
{
    /// <summary>The limits that are used when none are given.</summary>
    public static InputLimits Default { get; } = new();

    /// <summary>Largest text of one entry, one <c>@file</c>, the input file or standard input, in bytes of UTF-8. Default 16 MiB.</summary>
    public int MaxBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>Most records from standard input. Default 100 000.</summary>
    public int MaxRecords { get; init; } = 100_000;

    /// <summary>Most parts of a dotted key. Default 50.</summary>
    public int MaxKeyParts { get; init; } = 50;
}
