namespace Swamp.Operations.Workflows;

/// <summary>One check of a workflow (WF-30).</summary>
/// <param name="Name">What was looked at.</param>
/// <param name="Passed">Whether it can run as far as this check goes.</param>
/// <param name="Warning">True when it passed but deserves a look.</param>
/// <param name="Error">What is wrong, or deserves the look.</param>
public sealed record WorkflowCheckView(string Name, bool Passed, bool? Warning, string? Error);
