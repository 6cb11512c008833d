using Swamp.Extensions.Archives;
using Swamp.Extensions.Registries;

namespace Swamp.Extensions.Installing;

/// <summary>An extension that was fetched and found sound, and is now to be installed.</summary>
/// <param name="Record">What its registry says of it.</param>
/// <param name="Archive">Its files.</param>
/// <param name="Origin">The registry.</param>
/// <param name="Channel">The channel that is followed.</param>
/// <param name="SignedBy">The key that vouches for it; null when nobody does or nobody looked.</param>
public sealed record InstallSource(ExtensionRecord Record, ExtensionArchive Archive, string Origin, string Channel, string? SignedBy = null);
