using System.Text.Json.Nodes;
using Swamp.Engine.Yaml;

namespace Swamp.Engine.Definitions;

/// <summary>
/// The inputs section (INP-20) in both its forms: a schema with <c>properties</c>, or a flat map from names to schemas. What the schemas mean
/// is not looked at here; that each of them is one, is.
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
        if (!IsFlat(inputs))
        {
            inputs.Texts("required");
        }

        return inputs.ToJson();
    }

    private static bool IsFlat(YamlFields inputs) =>
        inputs.Find("properties") is null && inputs.Entries.All(static entry => entry.Value.Resolved is YamlMapping || YamlFields.IsNull(entry.Value));

    private static void CheckSchemas(YamlFields? schemas)
    {
        foreach (var (name, value) in schemas?.Entries ?? [])
        {
            if (value.Resolved is not YamlMapping && !YamlFields.IsNull(value))
            {
                throw schemas!.Error(value, $"'{schemas.Below(name)}' has to describe an input (type, default, enum …), not be {YamlFields.Kind(value)}", Example);
            }
        }
    }
}
