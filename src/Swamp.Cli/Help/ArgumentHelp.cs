namespace Swamp.Cli.Help;

/// <summary>A positional argument of a command.</summary>
internal sealed record ArgumentHelp
{
    /// <summary>Name in the usage line.</summary>
    public required string Name { get; init; }

    /// <summary>What it is.</summary>
    public required string Description { get; init; }

    /// <summary>Type of one value: <c>string</c>, <c>integer</c>, <c>number</c>, <c>boolean</c>.</summary>
    public required string Type { get; init; }

    /// <summary>How many values there must be.</summary>
    public required int MinimumValues { get; init; }

    /// <summary>How many values there may be; absent when there is no limit.</summary>
    public int? MaximumValues { get; init; }

    /// <summary>Value when it is left out.</summary>
    public string? Default { get; init; }

    /// <summary>The only values there are; absent when any value of the type will do.</summary>
    public IReadOnlyList<string>? AllowedValues { get; init; }
}
