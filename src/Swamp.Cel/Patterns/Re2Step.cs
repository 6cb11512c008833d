namespace Swamp.Cel;

/// <summary>A step of a <see cref="Re2Program"/>.</summary>
internal struct Re2Step(Re2Op op, int x, int y)
{
    public readonly Re2Op Op = op;
    public int X = x;
    public int Y = y;
}
