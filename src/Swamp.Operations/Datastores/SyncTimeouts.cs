using Swamp.Engine.Errors;
using Swamp.Operations.Sessions;

namespace Swamp.Operations.Datastores;

/// <summary>The time limit that a call gives (DS-12).</summary>
internal static class SyncTimeouts
{
    private const int Most = 21_600;

    /// <summary>Puts it in force for a session.</summary>
    /// <exception cref="SwampException">It is out of range.</exception>
    public static void Apply(RepositorySession session, int? seconds)
    {
        if (seconds is null)
        {
            return;
        }

        if (seconds is < 1 or > Most)
        {
            throw new SwampException(ErrorCodes.InvalidArgument, $"A time limit of {seconds} s is not possible.", $"Give a whole number of seconds from 1 to {Most}: --timeout 600");
        }

        session.SyncTimeout = TimeSpan.FromSeconds(seconds.Value);
    }
}
