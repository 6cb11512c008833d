using System.Buffers;

namespace Swamp.Cel;

/// <summary>A compiled pattern. Immutable.</summary>
internal sealed class Re2Program
{
    public Re2Program(Re2Step[] steps, RuneSet[] sets, int start, bool hasPlaces, bool hasLines, bool hasWords)
    {
        Steps = steps;
        Sets = sets;
        Start = start;
        HasPlaces = hasPlaces;
        HasLines = hasLines;
        HasWords = hasWords;
        var telling = sets.ToList();
        if (hasLines) telling.Add(RuneSet.NoNewline);
        if (hasWords) telling.Add(Re2Classes.Perl('w')!);
        Alphabet = Re2Alphabet.Of(telling);
    }

    public Re2Step[] Steps { get; }

    public RuneSet[] Sets { get; }

    /// <summary>The first step.</summary>
    public int Start { get; }

    /// <summary>Whether it matters at all where in the text something stands.</summary>
    public bool HasPlaces { get; }

    /// <summary>Whether starts and ends of lines matter.</summary>
    public bool HasLines { get; }

    /// <summary>Whether edges of words matter.</summary>
    public bool HasWords { get; }

    /// <summary>What every match begins with; empty when that is not known, or when it matters what stands before.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>The characters that a match can begin with; null when they are many, when it may be empty, or when it matters what stands before.</summary>
    public SearchValues<char>? First { get; init; }

    /// <summary>The classes of characters; null when they are too many to be numbered.</summary>
    public Re2Alphabet? Alphabet { get; }

    /// <summary>About how much memory and work the program stands for.</summary>
    public long Weight => Steps.Length + Sets.Sum(static s => (long)s.Count);
}
