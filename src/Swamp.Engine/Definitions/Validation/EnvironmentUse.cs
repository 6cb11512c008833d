namespace Swamp.Engine.Definitions.Validation;

/// <summary>An environment variable that an expression reads.</summary>
/// <param name="Path">The place in dotted form.</param>
/// <param name="EnvVar">Name of the variable.</param>
public sealed record EnvironmentUse(string Path, string EnvVar);
