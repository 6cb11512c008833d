namespace Swamp.Cel.Evaluation;

/// <summary>A limit was reached; nothing in the expression can absorb it.</summary>
internal sealed class CelLimitException(CelError error) : Exception(error.Message)
{
    public CelError Error { get; } = error;
}
