namespace Swamp.Cel;

/// <summary>One problem in an expression, with its place.</summary>
public sealed record CelError
{
    /// <summary>One of <see cref="CelErrorCodes"/>, or a code of the host.</summary>
    public required string Code { get; init; }

    /// <summary>What is wrong, without the place.</summary>
    public required string Message { get; init; }

    /// <summary>Position in the source in UTF-16 units, from 0; -1 when it is not known.</summary>
    public int Offset { get; init; } = -1;

    /// <summary>How many UTF-16 units the problem covers; at least 1.</summary>
    public int Length { get; init; } = 1;

    /// <summary>Line, from 1; 0 when the place is not known.</summary>
    public int Line { get; init; }

    /// <summary>Column in code points, from 1; 0 when the place is not known.</summary>
    public int Column { get; init; }

    /// <summary>What would have been right at this place, when the parser or the type check knows it.</summary>
    public string? Expected { get; init; }

    /// <summary>The type that stands there, or the types of the arguments as <c>(int, string)</c>, when the type check found the problem.</summary>
    public string? Found { get; init; }

    /// <summary>The forms that a function or operator has, such as <c>string.charAt(int)</c>; empty when the problem is another.</summary>
    public IReadOnlyList<string> Candidates { get; init; } = [];

    /// <summary>A name that exists and looks like the one that does not.</summary>
    public string? Suggestion { get; init; }
}
