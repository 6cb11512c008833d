using System.Text.RegularExpressions;
using Swamp.Engine.Workflows.Model;

namespace Swamp.Engine.Workflows.Validation;

/// <summary>
/// <c>steps.build.outputs.x</c>, which other tools know. Here a step has no outputs of its own: what it wrote is data of its model, may be many items, and
/// is there after the run as well. So the expression is refused, and the way to that data is told.
/// </summary>
internal static partial class StepsRoot
{
    /// <summary>What to write instead of an expression that begins with <c>steps</c>; null for another one.</summary>
    public static string? AdviceOn(string expression, Workflow workflow)
    {
        if (Mention().Match(expression) is not { Success: true } mention)
        {
            return null;
        }

        var name = mention.Groups[1].Value is { Length: > 0 } plain ? plain : mention.Groups[2].Value;
        var task = workflow.Jobs.SelectMany(static j => j.Steps).FirstOrDefault(s => s.Name == name)?.Task as ModelMethodTask;
        var model = task?.ModelIdOrName ?? task?.ModelName ?? task?.ModelType;
        var data = task is { ModelType: "command/shell", MethodName: "execute" } ? "result" : "<name>";
        return $"expressions have no 'steps'; what a step wrote is data of its model: data.latest('{model ?? "<model>"}', '{data}').attributes.<field>";
    }

    [GeneratedRegex("""\bsteps\s*(?:\.\s*([\w-]+)|\[\s*["']([^"']+)["']\s*\])""", RegexOptions.NonBacktracking)]
    private static partial Regex Mention();
}
