namespace Swamp.Cli.Completions;

/// <summary>What a shell does with the candidates.</summary>
internal enum CandidateKind
{
    /// <summary>Offers them.</summary>
    Values,

    /// <summary>Offers files and folders of its own instead.</summary>
    Files,

    /// <summary>Offers folders of its own instead.</summary>
    Folders,
}
