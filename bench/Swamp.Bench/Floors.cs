namespace Swamp.Bench;

/// <summary>What the machine costs without us, measured in the same rounds.</summary>
/// <param name="Native">N: an empty native process, ms.</param>
/// <param name="Shell">S: <c>sh -c</c> of the same command, ms.</param>
/// <param name="LongShell">The same for the command with 100 000 lines of output, ms.</param>
/// <param name="Deno">D: <c>deno run</c> of an empty file, ms.</param>
internal sealed record Floors(double Native, double Shell, double LongShell, double Deno);
