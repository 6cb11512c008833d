namespace Swamp.Sdk;

/// <summary>
/// Makes a static method bring the global arguments of older definitions to a version of the type. It takes the old ones as a
/// <see cref="System.Text.Json.Nodes.JsonObject"/> and returns the new ones.
/// </summary>
/// <param name="toVersion">The version that it leads to. The last one of a type is the type's own.</param>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class UpgradeAttribute(string toVersion) : Attribute
{
    /// <summary>The version that it leads to.</summary>
    public string ToVersion { get; } = toVersion;

    /// <summary>What changed. Default: the summary of the C# method.</summary>
    public string? Description { get; init; }
}
