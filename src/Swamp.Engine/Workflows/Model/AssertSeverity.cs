namespace Swamp.Engine.Workflows.Model;

/// <summary>How bad a failed assertion is; ordered, so that a threshold can be compared.</summary>
public enum AssertSeverity
{
    /// <summary>Worth a line.</summary>
    Low,

    /// <summary>Worth a look.</summary>
    Medium,

    /// <summary>The default.</summary>
    High,
}
