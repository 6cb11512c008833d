namespace Swamp.Operations.Execution;

/// <summary>What was evaluated (MOD-50).</summary>
public sealed record EvaluateModelsResult
{
    /// <summary>The definitions, those that others need first.</summary>
    public required IReadOnlyList<EvaluateModelResult> Items { get; init; }

    /// <summary>Number of definitions.</summary>
    public required int Total { get; init; }

    /// <summary>Number of definitions with expressions.</summary>
    public required int Evaluated { get; init; }
}
