namespace Swamp.Engine.Workflows.Model;

/// <summary>Kinds of <see cref="Condition"/> (WF-15).</summary>
public enum ConditionKind
{
    /// <summary>It ended well.</summary>
    Succeeded,

    /// <summary>It failed, tolerated or not.</summary>
    Failed,

    /// <summary>It succeeded or failed.</summary>
    Completed,

    /// <summary>It did not run.</summary>
    Skipped,

    /// <summary>Always true.</summary>
    Always,

    /// <summary>All operands hold.</summary>
    And,

    /// <summary>At least one operand holds.</summary>
    Or,

    /// <summary>The operand does not hold.</summary>
    Not,
}
