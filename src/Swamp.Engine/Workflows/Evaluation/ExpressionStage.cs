using System.Text.RegularExpressions;

namespace Swamp.Engine.Workflows.Evaluation;

/// <summary>Tells which expressions of a workflow have a value before its steps run (EXP-51, EXP-59).</summary>
internal static partial class ExpressionStage
{
    /// <summary>Whether an expression is left for the run.</summary>
    /// <param name="expression">Without braces.</param>
    /// <param name="path">Where it stands in the JSON of the workflow.</param>
    /// <param name="hasSelf">Whether the variable of an iteration is known.</param>
    public static bool IsDeferred(string expression, IReadOnlyList<string> path, bool hasSelf) =>
        Late().IsMatch(expression)
        || (!hasSelf && Self().IsMatch(expression))
        || (IsStepValue(path) && StepOutput().IsMatch(expression));

    /// <summary>Whether a whole value of a workflow is left alone: what a guard, an assertion, a loop and a trigger evaluate themselves.</summary>
    public static bool IsOpaque(IReadOnlyList<string> path) =>
        path is ["trigger" or "inputs", ..]
        || (path.Count > 4 && path[0] == "jobs" && (path[4] is "guard" or "forEach" || (path.Count > 5 && path[4] == "task" && path[5] == "expr")));

    private static bool IsStepValue(IReadOnlyList<string> path) => path.Count > 5 && path[4] == "task" && path[5] is "inputs" or "globalArgs" or "message";

    [GeneratedRegex(@"\bvault\s*\.\s*get\s*\(|\benv\s*[.\[]|\brun\s*[.\[]|\bworkflowRunId\b|\bwebhook\s*[.\[]", RegexOptions.NonBacktracking)]
    private static partial Regex Late();

    [GeneratedRegex(@"\bself\s*[.\[]", RegexOptions.NonBacktracking)]
    private static partial Regex Self();

    [GeneratedRegex(@"\bmodel\s*[.\[].*\b(resource|file|execution)\b|\bdata\s*\.\s*(version|latest|listVersions|findBySpec|query|findByTag)\s*\(|\bfile\s*\.\s*contents\s*\(", RegexOptions.NonBacktracking | RegexOptions.Singleline)]
    private static partial Regex StepOutput();
}
