using System.Buffers;

namespace Swamp.Engine.Redaction;

/// <summary>
/// Redacts bytes that come in pieces, such as the output of a program, also where a secret is cut between two pieces. Bytes that belong to
/// no secret pass unchanged, valid UTF-8 or not. Not safe for concurrent callers.
/// </summary>
public sealed class ByteRedaction
{
    private static readonly byte[] Mask = "***"u8.ToArray();

    private readonly Redactor redactor;
    private RedactionScan<byte>? scan;

    internal ByteRedaction(Redactor redactor) => this.redactor = redactor;

    /// <summary>Takes a piece and writes what is certain; the beginning of a possible secret is held back. Secrets registered meanwhile count from here on.</summary>
    public void Push(ReadOnlySpan<byte> piece, IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (redactor.Current() is not { } set)
        {
            output.Write(piece);
            return;
        }

        scan ??= new RedactionScan<byte>(set.Bytes, Mask);
        scan.Use(set.Bytes);
        scan.Push(piece, output);
    }

    /// <summary>Writes what was held back: the text has ended.</summary>
    public void Finish(IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (scan is not null)
        {
            scan.Use(redactor.Current()!.Bytes);
            scan.Finish(output);
        }
    }
}
