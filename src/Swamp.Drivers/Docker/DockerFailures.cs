using Swamp.Engine.Errors;

namespace Swamp.Drivers.Docker;

/// <summary>Ends of containers that people have to be told about.</summary>
internal static class DockerFailures
{
    public static SwampException TimedOut(string what, DockerSettings settings) => new(
        ErrorCodes.TimedOut,
        $"{what} timed out after {settings.Timeout!.Value.TotalMilliseconds:0}ms; the container was ended and removed.",
        "Raise 'timeout' in driverConfig (milliseconds).");

    public static SwampException OutOfMemory(DockerSettings settings, bool isCertain) => new(
        ErrorCodes.MethodExecutionFailed,
        isCertain
            ? $"The container ran out of memory: it was killed at the limit of {settings.Memory}."
            : $"The container was killed (status 137), most likely because it ran out of memory: its limit is {settings.Memory}.",
        "Raise 'memory' in driverConfig.");
}
