namespace Swamp.Cel;

/// <summary>An error as a value, so that logical operators can absorb it.</summary>
/// <param name="Code">One of <see cref="CelErrorCode"/>.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Offset">Where in the source, in UTF-16 units from 0; -1 when unknown.</param>
public sealed record CelError(string Code, string Message, int Offset = -1)
{
    /// <summary>What a host function threw, if it did.</summary>
    public Exception? Cause { get; init; }
}
