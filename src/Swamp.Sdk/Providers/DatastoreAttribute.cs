namespace Swamp.Sdk;

/// <summary>Makes a class a type of datastore. It implements <see cref="IDatastore"/>; its constructor may take its configuration as a record.</summary>
/// <param name="type">Name of the type, <c>@me/bucket</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class DatastoreAttribute(string type) : Attribute
{
    /// <summary>Name of the type.</summary>
    public string Type { get; } = type;

    /// <summary>Name for people. Default: the type.</summary>
    public string? Name { get; init; }

    /// <summary>Where it keeps data. Default: the summary of the class.</summary>
    public string? Description { get; init; }
}
