using System.Text.Json.Nodes;
using Swamp.Engine.Values;
using Swamp.Engine.Yaml;

namespace Swamp.Engine.Definitions;

/// <summary>Writes definitions as YAML.</summary>
public static class DefinitionWriter
{
    // DEF-3; driver settings behind what the order names.
    private static readonly string[] Order =
    [
        "type", "typeVersion", "id", "name", "version", "tags", "globalArguments", "methods", "inputs", "checks", "reports", "resources",
        "driver", "driverConfig",
    ];

    /// <summary>The text of a new file: keys in the order of DEF-3, optional sections only where there is something in them.</summary>
    public static string Write(Definition definition) => YamlWriter.Write(DefinitionJson.Of(definition));

    /// <summary>
    /// The text of a file after a change of its definition. Only the sections that differ between the two definitions are touched, so
    /// comments, order, quotes and what somebody else changed meanwhile in other sections stay.
    /// </summary>
    /// <param name="current">What the file holds now.</param>
    /// <param name="before">The definition that the change was made on.</param>
    /// <param name="after">The definition that is wanted.</param>
    /// <exception cref="Errors.SwampException"><see cref="Errors.ErrorCodes.InvalidDocument"/> when the file is not a mapping any more.</exception>
    public static YamlDocument Update(YamlDocument current, Definition before, Definition after)
    {
        ArgumentNullException.ThrowIfNull(current);
        var desired = current.ToJsonObject();
        var (old, wanted) = (DefinitionJson.Of(before), DefinitionJson.Of(after));
        foreach (var key in Order)
        {
            if (JsonEquality.AreEqual(old[key], wanted[key]))
            {
                continue;
            }

            if (wanted[key] is { } value)
            {
                Put(desired, key, value.DeepClone());
            }
            else
            {
                desired.Remove(key);
            }
        }

        return current.MergedWith(desired);
    }

    // A new section goes behind the nearest section that precedes it in the usual order.
    private static void Put(JsonObject document, string key, JsonNode value)
    {
        if (document.ContainsKey(key))
        {
            document[key] = value;
            return;
        }

        var at = 0;
        for (var i = Array.IndexOf(Order, key) - 1; i >= 0 && at == 0; i--)
        {
            at = document.IndexOf(Order[i]) + 1;
        }

        document.Insert(at, key, value);
    }
}
