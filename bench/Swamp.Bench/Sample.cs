namespace Swamp.Bench;

/// <summary>One run of a command.</summary>
/// <param name="WallMilliseconds">From before the start until the exit was collected.</param>
/// <param name="CpuMilliseconds">User and system time of the process and of those it waited for.</param>
internal readonly record struct Sample(double WallMilliseconds, double CpuMilliseconds);
