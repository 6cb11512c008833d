using System.Text.Json.Serialization;

namespace Swamp.Operations.Execution;

/// <summary>The run that was cancelled (MOD-55).</summary>
/// <param name="Id">Id of the run.</param>
/// <param name="ModelName">Name of the model.</param>
/// <param name="Type">Normalized type.</param>
/// <param name="Method">The method.</param>
/// <param name="Status">Always <c>cancelled</c>.</param>
/// <param name="Reason">Why; null when nobody said.</param>
public sealed record CancelModelResult(
    string Id, string ModelName, string Type, string Method, string Status, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Reason);
