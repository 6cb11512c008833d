namespace Swamp.Engine.Runs;

/// <summary>What a tracked run runs (TRK-2).</summary>
public enum RunKind
{
    /// <summary>A method of a model.</summary>
    ModelMethod,

    /// <summary>A workflow.</summary>
    Workflow,
}
