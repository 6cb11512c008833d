using Swamp.Engine.Models;
using Swamp.Engine.Yaml;

namespace Swamp.Engine.Definitions.Validation;

/// <summary>What the parts of a validation look at.</summary>
/// <param name="Definition">The definition.</param>
/// <param name="Document">Its file, for places.</param>
/// <param name="Type">Its type.</param>
internal sealed record ValidatedDefinition(Definition Definition, YamlDocument Document, ModelType Type)
{
    /// <summary><c> (file:line:column)</c> of a key of the file, or nothing.</summary>
    public string Place(params ReadOnlySpan<string> path) => Document.LocationOf(path) is { } place ? $" ({place})" : "";
}
