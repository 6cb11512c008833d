using Swamp.Extensions.Registries;

namespace Swamp.Extensions.Installing;

/// <summary>A version that is to be installed.</summary>
/// <param name="Record">What its registry says of it.</param>
/// <param name="Registry">The registry.</param>
/// <param name="Channel">The channel that is followed.</param>
/// <param name="By">Which extension needs it; null for the user.</param>
public sealed record Chosen(ExtensionRecord Record, IExtensionRegistry Registry, string Channel, string? By);
