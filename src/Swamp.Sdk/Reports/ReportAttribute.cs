namespace Swamp.Sdk;

/// <summary>Makes a class a report. It implements <see cref="IReport"/> and has a constructor without parameters.</summary>
/// <param name="name">Its name, such as <c>@me/level</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ReportAttribute(string name) : Attribute
{
    /// <summary>Its name.</summary>
    public string Name { get; } = name;

    /// <summary>What it tells. Default: the summary of the class.</summary>
    public string? Description { get; init; }

    /// <summary>What it is about. Default: a method.</summary>
    public ReportScope Scope { get; init; }

    /// <summary>Labels by which reports are chosen and skipped.</summary>
    public string[] Labels { get; init; } = [];
}
