namespace Swamp.Operations.Hosting;

/// <summary>The version that was stamped into the build: a constant, as asking the assembly for its attributes costs more than most commands.</summary>
public static partial class ProgramVersion
{
    /// <summary><c>YYYYMMDD.n.n</c>.</summary>
    public static string Current => Stamped;
}
