using System.Text.Json.Nodes;
using Swamp.Engine.Values;
using Swamp.Engine.Workflows.Model;
using Swamp.Engine.Yaml;

namespace Swamp.Engine.Workflows;

/// <summary>Writes workflows as YAML.</summary>
public static class WorkflowWriter
{
    /// <summary>The text of a new file: keys in the order of WF-4, optional ones only where there is something in them.</summary>
    public static string Write(Workflow workflow) => YamlWriter.Write(WorkflowJson.Of(workflow));

    /// <summary>
    /// The text of a file after a change of its workflow. Only values that differ between the two workflows are touched, so comments, order,
    /// quotes, keys that we do not know and what somebody else changed meanwhile elsewhere stay.
    /// </summary>
    /// <param name="current">What the file holds now.</param>
    /// <param name="before">The workflow that the change was made on.</param>
    /// <param name="after">The workflow that is wanted.</param>
    /// <exception cref="Errors.SwampException"><see cref="Errors.ErrorCodes.InvalidDocument"/> when the file is not a mapping any more.</exception>
    public static YamlDocument Update(YamlDocument current, Workflow before, Workflow after)
    {
        ArgumentNullException.ThrowIfNull(current);
        var file = current.ToJsonObject();
        return current.MergedWith((JsonObject)Changed(file, WorkflowJson.Of(before), WorkflowJson.Of(after))!);
    }

    // What the file says, with everything that differs between 'before' and 'after' as in 'after'.
    private static JsonNode? Changed(JsonNode? file, JsonNode? before, JsonNode? after)
    {
        if (JsonEquality.AreEqual(before, after))
        {
            return file?.DeepClone();
        }

        return (file, before, after) switch
        {
            (JsonObject f, JsonObject b, JsonObject a) => ChangedMap(f, b, a),
            (JsonArray f, JsonArray b, JsonArray a) when f.Count == b.Count => ChangedList(f, b, a),
            _ => after?.DeepClone(),
        };
    }

    private static JsonObject ChangedMap(JsonObject file, JsonObject before, JsonObject after)
    {
        var result = new JsonObject();
        foreach (var (key, value) in file)
        {
            if (after.ContainsKey(key) || !before.ContainsKey(key))
            {
                result[key] = after.ContainsKey(key) ? Changed(value, before[key], after[key]) : value?.DeepClone();
            }
        }

        // A new key goes behind the nearest one that precedes it in the usual order.
        var keys = after.Select(static pair => pair.Key).ToList();
        for (var i = 0; i < keys.Count; i++)
        {
            if (result.ContainsKey(keys[i]) || (before.ContainsKey(keys[i]) && JsonEquality.AreEqual(before[keys[i]], after[keys[i]])))
            {
                continue;
            }

            var at = 0;
            for (var j = i - 1; j >= 0 && at == 0; j--)
            {
                at = result.IndexOf(keys[j]) + 1;
            }

            result.Insert(at, keys[i], after[keys[i]]?.DeepClone());
        }

        return result;
    }

    // Jobs and steps keep their place in the file by their names when others come or go.
    private static JsonArray ChangedList(JsonArray file, JsonArray before, JsonArray after)
    {
        var result = new JsonArray();
        for (var i = 0; i < after.Count; i++)
        {
            var at = before.Count == after.Count ? i : IndexOf(before, after[i]);
            result.Add(at < 0 ? after[i]?.DeepClone() : Changed(file[at], before[at], after[i]));
        }

        return result;
    }

    private static int IndexOf(JsonArray list, JsonNode? wanted)
    {
        for (var i = 0; i < list.Count; i++)
        {
            if (JsonEquality.AreEqual(list[i], wanted)
                || (list[i] is JsonObject one && wanted is JsonObject other && one["name"] is { } name && JsonEquality.AreEqual(name, other["name"])))
            {
                return i;
            }
        }

        return -1;
    }
}
