using Swamp.Engine.Definitions;
using Swamp.Engine.Values;
using Swamp.Engine.Workflows.Model;

namespace Swamp.Engine.Workflows;

/// <summary>Reads the condition of a dependency (WF-15).</summary>
internal static class ConditionReader
{
    private static readonly string[] Types = ["always", "succeeded", "failed", "completed", "skipped", "and", "or", "not"];

    /// <summary>The condition of a mapping with <c>type</c>.</summary>
    public static Condition Read(YamlFields fields)
    {
        var type = WorkflowPartReader.Filled(fields, "type", "Add 'type: succeeded'.");
        switch (type)
        {
            case "and" or "or":
                var items = fields.Items("conditions");
                if (items.Count < 2)
                {
                    throw fields.Error(fields.Find("type")!, $"'{type}' needs at least two conditions", $"{{type: {type}, conditions: [{{type: succeeded}}, {{type: skipped}}]}}");
                }

                var operands = new List<Condition>();
                for (var i = 0; i < items.Count; i++)
                {
                    operands.Add(Read(fields.FieldsOf(items[i], $"{fields.Below("conditions")}[{i}]")));
                }

                return new Condition(type == "and" ? ConditionKind.And : ConditionKind.Or, operands);
            case "not":
                fields.Require("condition", "Add the condition that must not hold: {type: not, condition: {type: failed}}");
                return new Condition(ConditionKind.Not, [Read(fields.Fields("condition")!)]);
            default:
                return new Condition(KindOf(fields, type), []);
        }
    }

    private static ConditionKind KindOf(YamlFields fields, string type) => type switch
    {
        "always" => ConditionKind.Always,
        "succeeded" => ConditionKind.Succeeded,
        "failed" => ConditionKind.Failed,
        "completed" => ConditionKind.Completed,
        "skipped" => ConditionKind.Skipped,
        _ => throw fields.Error(
            fields.Find("type")!,
            $"There is no condition '{type}'",
            $"{Suggestions.DidYouMean(type, Types)} Conditions are {string.Join(", ", Types)}.".TrimStart()),
    };
}
