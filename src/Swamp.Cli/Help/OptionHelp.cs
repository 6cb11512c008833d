namespace Swamp.Cli.Help;

/// <summary>An option of a command.</summary>
internal sealed record OptionHelp
{
    /// <summary>Long name with its dashes.</summary>
    public required string Name { get; init; }

    /// <summary>Other names with their dashes.</summary>
    public IReadOnlyList<string>? Aliases { get; init; }

    /// <summary>What it does.</summary>
    public required string Description { get; init; }

    /// <summary>Type of one value; <c>boolean</c> options take none.</summary>
    public required string Type { get; init; }

    /// <summary>What its value is called in the help; absent for options without one.</summary>
    public string? ValueName { get; init; }

    /// <summary>Whether the command fails without it.</summary>
    public required bool Required { get; init; }

    /// <summary>Whether it may be given several times.</summary>
    public required bool Repeatable { get; init; }

    /// <summary>Value when it is left out.</summary>
    public string? Default { get; init; }

    /// <summary>The only values there are; absent when any value of the type will do.</summary>
    public IReadOnlyList<string>? AllowedValues { get; init; }
}
