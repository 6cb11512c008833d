using System.Collections;
using Swamp.Engine.Identity;

namespace Swamp.Operations.Hosting;

/// <summary>Reads the surroundings of the real process.</summary>
public static class HostEnvironmentReader
{
    /// <summary>The surroundings as they are now.</summary>
    public static HostEnvironment Read()
    {
        var comparer = OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;
        var variables = new Dictionary<string, string>(comparer);
        foreach (DictionaryEntry entry in Environment.GetEnvironmentVariables())
        {
            variables[(string)entry.Key] = (string?)entry.Value ?? "";
        }

        return new HostEnvironment
        {
            Version = ProgramVersion.Current,
            Clock = TimeProvider.System,
            Ids = new RandomIdGenerator(),
            Variables = variables,
            HomeDirectory = Home(variables),
            MachineName = Environment.MachineName,
            UserName = Environment.UserName,
            ProcessId = Environment.ProcessId,
            ExecutablePath = Environment.ProcessPath,
        };
    }

    /// <summary>What the library would answer, without the reflection by which it gets there.</summary>
    private static string Home(Dictionary<string, string> variables) =>
        !OperatingSystem.IsWindows() && variables.TryGetValue("HOME", out var home) && home.Length > 0 ? home : Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
}
