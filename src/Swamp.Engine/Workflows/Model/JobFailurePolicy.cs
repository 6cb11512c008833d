namespace Swamp.Engine.Workflows.Model;

/// <summary>What a failed step that is not tolerated means for the rest of its job. The job fails in any case.</summary>
public enum JobFailurePolicy
{
    /// <summary>Running steps end; only steps whose conditions hold because of a failure still start. The default.</summary>
    Stop,

    /// <summary>Every step whose conditions hold still starts, those that do not depend on the failed one included.</summary>
    Continue,

    /// <summary>As <see cref="Stop"/>, and running steps are cancelled.</summary>
    Cancel,
}
