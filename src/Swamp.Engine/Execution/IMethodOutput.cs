namespace Swamp.Engine.Execution;

/// <summary>
/// What a method's program prints on one stream, as it comes: redacted as a stream and only then cut into lines, so that a secret of several
/// lines, or one that arrives in pieces, is found as a whole.
/// </summary>
public interface IMethodOutput
{
    /// <summary>Takes a piece, cut anywhere.</summary>
    ValueTask WriteAsync(ReadOnlyMemory<byte> bytes);

    /// <summary>Hands over what was held back and the line that has no newline.</summary>
    ValueTask FinishAsync();
}
