namespace Swamp.Engine.Definitions.Validation;

/// <summary>A mention of something outside the expression: <c>model.web.resource.site</c>, <c>vault.get("team", "key")</c>.</summary>
/// <param name="Root">The first word.</param>
/// <param name="Path">What follows the root, as far as it can be told without evaluating; a null step is computed.</param>
/// <param name="Arguments">Arguments of the call at the end of the path, null where they are computed; null when there is no call.</param>
/// <param name="Offset">Where the root stands in the expression, in UTF-16 units from 0.</param>
internal sealed record ExpressionReference(string Root, IReadOnlyList<string?> Path, IReadOnlyList<string?>? Arguments, int Offset)
{
    /// <summary>The last step of the path when it is called: <c>latest</c> of <c>data.latest(…)</c>.</summary>
    public string? Function => Arguments is not null && Path.Count > 0 ? Path[^1] : null;
}
