namespace Swamp.Extensions.Health;

/// <summary>What is wrong with an extension.</summary>
/// <param name="State">One of <see cref="ExtensionStates"/>.</param>
/// <param name="Message">What it is.</param>
internal sealed record ExtensionProblem(string State, string Message);
