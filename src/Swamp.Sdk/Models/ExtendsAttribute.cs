namespace Swamp.Sdk;

/// <summary>Adds the methods, checks and resources of a class to a model type that exists already. What the type has of the same name stays.</summary>
/// <param name="type">Name of the type that is extended.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ExtendsAttribute(string type) : Attribute
{
    /// <summary>Name of the type that is extended.</summary>
    public string Type { get; } = type;

    /// <summary>Names of reports that are made after each method.</summary>
    public string[] Reports { get; init; } = [];
}
