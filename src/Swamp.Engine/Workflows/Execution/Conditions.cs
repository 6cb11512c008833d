using Swamp.Engine.Workflows.Model;
using Swamp.Engine.Workflows.Runs;

namespace Swamp.Engine.Workflows.Execution;

/// <summary>Whether conditions hold (WF-43).</summary>
internal static class Conditions
{
    /// <summary>Whether a condition holds for a unit in this state; null for a unit that is not there.</summary>
    public static bool Holds(Condition condition, UnitStatus? status) => condition.Kind switch
    {
        ConditionKind.Always => true,
        ConditionKind.Succeeded => status == UnitStatus.Succeeded,
        ConditionKind.Failed => status == UnitStatus.Failed,
        ConditionKind.Completed => status is UnitStatus.Succeeded or UnitStatus.Failed,
        ConditionKind.Skipped => status == UnitStatus.Skipped,
        ConditionKind.And => condition.Operands.All(o => Holds(o, status)),
        ConditionKind.Or => condition.Operands.Any(o => Holds(o, status)),
        ConditionKind.Not => !Holds(condition.Operands[0], status),
        _ => throw new ArgumentOutOfRangeException(nameof(condition), condition.Kind, "Not a condition."),
    };

    /// <summary>The state of a repeated step: failed when an iteration failed, skipped when all were, else succeeded, also with none.</summary>
    public static UnitStatus Aggregate(IReadOnlyCollection<StepRun> iterations) =>
        iterations.Any(static s => s.Status == UnitStatus.Failed) ? UnitStatus.Failed
        : iterations.Count > 0 && iterations.All(static s => s.Status == UnitStatus.Skipped) ? UnitStatus.Skipped
        : UnitStatus.Succeeded;
}
