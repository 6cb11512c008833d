using System.Buffers;

namespace Swamp.Engine.Redaction;

/// <summary>Redacts one text that comes in pieces, also where a secret is cut between two of them. Not safe for concurrent callers.</summary>
public sealed class TextRedaction
{
    private static readonly char[] Mask = [.. Redactor.Mask];

    private readonly Redactor redactor;
    private RedactionScan<char>? scan;

    internal TextRedaction(Redactor redactor) => this.redactor = redactor;

    /// <summary>Takes a piece and writes what is certain; the beginning of a possible secret is held back. Secrets registered meanwhile count from here on.</summary>
    public void Push(ReadOnlySpan<char> piece, IBufferWriter<char> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (redactor.Current() is not { } set)
        {
            output.Write(piece);
            return;
        }

        scan ??= new RedactionScan<char>(set.Units, Mask);
        scan.Use(set.Units);
        scan.Push(piece, output);
    }

    /// <summary>Writes what was held back: the text has ended.</summary>
    public void Finish(IBufferWriter<char> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (scan is not null)
        {
            scan.Use(redactor.Current()!.Units);
            scan.Finish(output);
        }
    }
}
