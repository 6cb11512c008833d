namespace Swamp.Cli.Help;

/// <summary>A page of help that is not about one command.</summary>
internal sealed record TopicHelp
{
    /// <summary>Name for <c>swamp help</c>.</summary>
    public required string Topic { get; init; }

    /// <summary>One line.</summary>
    public required string Title { get; init; }

    /// <summary>Paragraphs, wrapped for a screen of 80 columns.</summary>
    public string? Text { get; init; }

    /// <summary>Exit statuses, where the topic is about them.</summary>
    public IReadOnlyList<ExitCodeHelp>? ExitCodes { get; init; }

    /// <summary>Variables, where the topic is about them.</summary>
    public IReadOnlyList<VariableHelp>? Variables { get; init; }
}
