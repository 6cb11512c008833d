using System.Reflection;

namespace Swamp.Operations.Hosting;

/// <summary>The version that was stamped into the build.</summary>
public static class ProgramVersion
{
    /// <summary><c>YYYYMMDD.n.n</c>.</summary>
    public static string Current { get; } =
        typeof(ProgramVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0";
}
