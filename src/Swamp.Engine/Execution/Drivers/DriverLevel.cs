namespace Swamp.Engine.Execution.Drivers;

/// <summary>Who said which driver runs a method (DRV-10); of those that say something, the last one here wins.</summary>
public enum DriverLevel
{
    /// <summary>Nobody: it is <c>raw</c>.</summary>
    Default,

    /// <summary><c>defaultDriver</c> in <c>.swamp.yaml</c>.</summary>
    Repository,

    /// <summary>The definition.</summary>
    Definition,

    /// <summary>The workflow.</summary>
    Workflow,

    /// <summary>The job.</summary>
    Job,

    /// <summary>The step.</summary>
    Step,

    /// <summary><c>--driver</c>.</summary>
    Cli,
}
