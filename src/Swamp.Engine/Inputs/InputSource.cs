namespace Swamp.Engine.Inputs;

/// <summary>Everything a caller may give as inputs (INP-1, INP-7, INP-8).</summary>
public sealed record InputSource
{
    /// <summary>The values of <c>--arg</c> followed by those of <c>--input</c>; later ones win (INP-1).</summary>
    public IReadOnlyList<string> Entries { get; init; } = [];

    /// <summary>The option that entries come from, for errors.</summary>
    public string Option { get; init; } = "--input";

    /// <summary>Path of <c>--input-file</c>; null without one.</summary>
    public string? InputFile { get; init; }

    /// <summary>Standard input, when <c>--stdin</c> was given; null otherwise. Read to its end, not closed.</summary>
    public TextReader? Stdin { get; init; }

    /// <summary>The folder that relative paths start from; the process' working directory when null.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>The folder that <c>~/</c> stands for; the user's home when null.</summary>
    public string? HomeDirectory { get; init; }

    /// <summary>What the inputs may cost.</summary>
    public InputLimits Limits { get; init; } = InputLimits.Default;
}
