namespace Swamp.Engine.Definitions.Validation;

/// <summary>Something that works but deserves a look (MOD-41, MOD-44).</summary>
/// <param name="Name">Kind of the warning.</param>
/// <param name="Message">For people.</param>
/// <param name="EnvVars">The environment variables that the definition depends on; empty for other kinds.</param>
public sealed record ValidationWarning(string Name, string Message, IReadOnlyList<EnvironmentUse> EnvVars);
