namespace Swamp.Sdk;

/// <summary>
/// Makes a C# method a check that runs before methods that change something. It may take an <see cref="ICheckContext"/> and a
/// <see cref="CancellationToken"/>, and returns a <see cref="CheckResult"/> or a task of one.
/// </summary>
/// <param name="name">Its name. Default: the C# name in lower case with hyphens.</param>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class CheckAttribute(string? name = null) : Attribute
{
    /// <summary>Its name; null for one made of the C# name.</summary>
    public string? Name { get; } = name;

    /// <summary>What it looks at. Default: the summary of the C# method.</summary>
    public string? Description { get; init; }

    /// <summary>Labels by which checks are chosen and skipped.</summary>
    public string[] Labels { get; init; } = [];

    /// <summary>Names of the methods it runs before. Default: all that change something.</summary>
    public string[] AppliesTo { get; init; } = [];
}
