namespace Swamp.Extensions.Installing;

/// <summary>What is remembered of a file since it was last hashed.</summary>
/// <param name="Length">Length in bytes.</param>
/// <param name="Modified">Time of the last change, in ticks of UTC.</param>
/// <param name="Hash">SHA-256, lower-case hex.</param>
internal sealed record FileState(long Length, long Modified, string Hash);
