namespace Swamp.Engine.Workflows.Validation;

/// <summary>Outcome of one check of a workflow (WF-30).</summary>
/// <param name="Name">What was looked at.</param>
/// <param name="Passed">Whether it can run as far as this check goes.</param>
/// <param name="IsWarning">Whether it passed but deserves a look.</param>
/// <param name="Error">What is wrong or deserves the look; null when nothing does.</param>
public sealed record WorkflowCheck(string Name, bool Passed, bool IsWarning = false, string? Error = null)
{
    /// <summary>The check of a file that cannot be read (WF-34).</summary>
    /// <param name="text">The error.</param>
    public static WorkflowCheck OfBroken(string text) => new(SchemaName, Passed: false, Error: text);

    internal const string SchemaName = "Schema validation";

    internal static WorkflowCheck Of(string name, IReadOnlyCollection<string> problems) =>
        problems.Count == 0 ? new WorkflowCheck(name, Passed: true) : new WorkflowCheck(name, Passed: false, Error: string.Join('\n', problems));

    internal static WorkflowCheck Warn(string name, string problem) => new(name, Passed: true, IsWarning: true, problem);
}
