using System.Text.Json.Nodes;
using Swamp.Engine.Yaml;

namespace Swamp.Engine.Definitions;

/// <summary>
/// The inputs section (INP-20, WF-14) in its forms: a schema with <c>properties</c>, or a flat map from names to schemas, with a list
/// <c>required</c> beside them or not. What the schemas mean is not looked at here; that each of them is one, is.
/// </summary>
internal static class DefinitionInputs
{
    private const string Example = "Write 'inputs: {properties: {name: {type: string}}}'.";

    public static JsonObject? Read(YamlFields fields)
    {
        if (fields.Fields("inputs") is not { } inputs)
        {
            return null;
        }

        CheckSchemas(IsFlat(inputs) ? inputs : inputs.Fields("properties"));
        if (inputs.Find("required")?.Resolved is not YamlMapping)
        {
            inputs.Texts("required");
        }

        return inputs.ToJson();
    }

    private static bool IsFlat(YamlFields inputs) =>
        inputs.Find("properties") is null
        && inputs.Entries.All(static entry => entry.Value.Resolved is YamlMapping || YamlFields.IsNull(entry.Value) || entry is { Key: "required", Value.Resolved: YamlSequence });

    private static void CheckSchemas(YamlFields? schemas)
    {
        foreach (var (name, value) in schemas?.Entries.Where(static entry => entry is not { Key: "required", Value.Resolved: YamlSequence }) ?? [])
        {
            if (value.Resolved is not YamlMapping && !YamlFields.IsNull(value))
            {
                throw schemas!.Error(value, $"'{schemas.Below(name)}' has to describe an input (type, default, enum …), not be {YamlFields.Kind(value)}", Example);
            }
        }
    }
}
