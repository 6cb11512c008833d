using Swamp.Engine.Errors;

namespace Swamp.Extensions.Archives;

/// <summary>What can be wrong with an archive.</summary>
internal static class ArchiveErrors
{
    /// <summary>The archive is no sound one; nothing of it is used.</summary>
    public static SwampException Refused(string name, string problem, Exception? cause = null) => new(
        ErrorCodes.InvalidArchive, $"The archive of {name} is refused: {problem}", "Nothing was installed. Ask its author to publish it again.", innerException: cause);
}
