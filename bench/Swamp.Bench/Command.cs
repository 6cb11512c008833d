namespace Swamp.Bench;

/// <summary>A program to start, as it is started.</summary>
/// <param name="Program">Absolute path.</param>
/// <param name="Arguments">Arguments after the program's name.</param>
internal sealed record Command(string Program, params string[] Arguments);
