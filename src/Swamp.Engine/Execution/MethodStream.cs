namespace Swamp.Engine.Execution;

/// <summary>The two streams of a method's output.</summary>
public enum MethodStream
{
    /// <summary>Standard output, and logger lines of level information and below.</summary>
    Stdout,

    /// <summary>Standard error, and logger lines of level warning and above.</summary>
    Stderr,
}
