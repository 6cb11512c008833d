namespace Swamp.Sdk;

/// <summary>
/// Makes a class a model type. A constructor with one parameter gets the global arguments; every call of a method has an instance of its own.
/// </summary>
/// <param name="type">Name of the type, such as <c>@me/pond</c>.</param>
/// <param name="version">Version of the type, <c>YYYY.MM.DD.n</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ModelAttribute(string type, string version) : Attribute
{
    /// <summary>Name of the type.</summary>
    public string Type { get; } = type;

    /// <summary>Version of the type.</summary>
    public string Version { get; } = version;

    /// <summary>What the type stands for. Default: the summary of the class.</summary>
    public string? Description { get; init; }

    /// <summary>Names of reports that are made after each method.</summary>
    public string[] Reports { get; init; } = [];
}
