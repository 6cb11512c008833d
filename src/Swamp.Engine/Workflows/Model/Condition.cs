namespace Swamp.Engine.Workflows.Model;

/// <summary>What has to be true of a job or step that is waited for (WF-15): a tree of states and connectives.</summary>
/// <param name="Kind">State or connective.</param>
/// <param name="Operands">Empty for a state; one for <see cref="ConditionKind.Not"/>; two or more for <see cref="ConditionKind.And"/> and <see cref="ConditionKind.Or"/>.</param>
public sealed record Condition(ConditionKind Kind, IReadOnlyList<Condition> Operands)
{
    /// <summary>The condition that almost every dependency has.</summary>
    public static Condition Succeeded { get; } = new(ConditionKind.Succeeded, []);
}
