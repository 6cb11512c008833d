namespace Swamp.Sdk;

/// <summary>
/// Makes a class a type of execution driver. It implements <see cref="IDriver"/>; its constructor may take its settings, which are <c>driverConfig</c>, as a record.
/// </summary>
/// <param name="type">Name of the type, <c>@me/cloud</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class DriverAttribute(string type) : Attribute
{
    /// <summary>Name of the type.</summary>
    public string Type { get; } = type;

    /// <summary>Name for people. Default: the type.</summary>
    public string? Name { get; init; }

    /// <summary>Where it runs methods. Default: the summary of the class.</summary>
    public string? Description { get; init; }
}
