using Swamp.Engine.Errors;

namespace Swamp.Engine.Workflows;

/// <summary>Something in a workflow file that is read over but was probably meant to do something.</summary>
/// <param name="Message">What it is.</param>
/// <param name="Location">Where it stands.</param>
public sealed record WorkflowNotice(string Message, SourceLocation? Location);
