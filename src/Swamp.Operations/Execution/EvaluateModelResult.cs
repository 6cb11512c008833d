using System.Text.Json.Nodes;

namespace Swamp.Operations.Execution;

/// <summary>An evaluated definition (MOD-50).</summary>
/// <param name="Id">Id.</param>
/// <param name="Name">Name.</param>
/// <param name="Type">Normalized type.</param>
/// <param name="HadExpressions">Whether there was anything to evaluate.</param>
/// <param name="OutputPath">Absolute path of the evaluated copy.</param>
/// <param name="GlobalArguments">The evaluated global arguments, when one definition was asked for.</param>
/// <param name="Driver">How its methods run unless a step or the caller says otherwise; absent for <c>raw</c> that nobody asked for.</param>
/// <param name="Unresolved">Expressions that have no value here, with the reason; they stay text. Absent when there are none.</param>
public sealed record EvaluateModelResult(
    string Id, string Name, string Type, bool HadExpressions, string OutputPath, JsonObject? GlobalArguments, DriverView? Driver, IReadOnlyList<UnresolvedView>? Unresolved);
