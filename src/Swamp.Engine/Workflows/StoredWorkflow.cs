using Swamp.Engine.Workflows.Model;

namespace Swamp.Engine.Workflows;

/// <summary>A workflow together with where it is kept.</summary>
/// <param name="Workflow">What the file says.</param>
/// <param name="Path">Absolute path of the file.</param>
/// <param name="Text">The text that was read.</param>
/// <param name="Hash">SHA-256 of the text in UTF-8, lower-case hex: tells whether the file changed since.</param>
/// <param name="IsReadOnly">Whether an extension brought it, so that it cannot be changed or deleted (WF-5).</param>
public sealed record StoredWorkflow(Workflow Workflow, string Path, string Text, string Hash, bool IsReadOnly);
