using System.Diagnostics;

namespace Swamp.Cel.Bench;

/// <summary>Time and memory of a call, the best of many rounds.</summary>
/// <param name="Micros">Microseconds for one call.</param>
/// <param name="Bytes">What one call allocates.</param>
internal readonly record struct Measure(double Micros, double Bytes)
{
    private static readonly TimeSpan s_warmup = TimeSpan.FromMilliseconds(300);

    /// <summary>Measures a call.</summary>
    /// <param name="calls">Calls in one round; a round should last some milliseconds.</param>
    /// <param name="rounds">Rounds; the best one counts.</param>
    /// <param name="call">What is measured; its result is kept alive.</param>
    public static Measure Of<T>(int calls, int rounds, Func<T> call)
    {
        WarmUp(calls, call);
        var (best, bytes) = (double.MaxValue, double.MaxValue);
        for (var round = 0; round < rounds; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var started = Stopwatch.GetTimestamp();
            for (var i = 0; i < calls; i++) GC.KeepAlive(call());
            best = Math.Min(best, Stopwatch.GetElapsedTime(started).TotalMicroseconds / calls);
            bytes = Math.Min(bytes, (double)(GC.GetAllocatedBytesForCurrentThread() - before) / calls);
        }

        return new Measure(best, bytes);
    }

    /// <summary>Long enough that the code is compiled for speed, which happens in the background while we sleep.</summary>
    private static void WarmUp<T>(int calls, Func<T> call)
    {
        for (var pass = 0; pass < 3; pass++)
        {
            var started = Stopwatch.GetTimestamp();
            for (var i = 0; i < calls * 5 || Stopwatch.GetElapsedTime(started) < s_warmup; i++) GC.KeepAlive(call());
            Thread.Sleep(s_warmup);
        }
    }
}
