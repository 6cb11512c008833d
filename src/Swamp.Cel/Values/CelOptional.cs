namespace Swamp.Cel;

/// <summary>The inside of an optional value.</summary>
internal sealed class CelOptional
{
    public static readonly CelOptional Absent = new();

    private CelOptional()
    {
    }

    public CelOptional(CelValue value)
    {
        HasValue = true;
        Value = value;
    }

    public bool HasValue { get; }

    public CelValue Value { get; }
}
