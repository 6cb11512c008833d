using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace Swamp.Bench;

/// <summary>Starts a command with <c>/dev/null</c> for its three streams, waits for it and measures it.</summary>
internal static unsafe class Spawner
{
    /// <summary>Runs the command once in the current folder.</summary>
    /// <exception cref="InvalidOperationException">It could not be started or ended with another status than 0.</exception>
    public static Sample Run(Command command)
    {
        var actions = stackalloc byte[Native.OpaqueSize];
        var usage = stackalloc long[Native.OpaqueSize / sizeof(long)];
        byte*[] arguments = [Text(command.Program), .. Array(command.Arguments)];
        var devNull = Text("/dev/null");
        _ = Native.FileActionsInit(actions);
        try
        {
            _ = Native.FileActionsAddOpen(actions, 0, devNull, Native.ReadOnly, 0);
            _ = Native.FileActionsAddOpen(actions, 1, devNull, Native.WriteOnly, 0);
            _ = Native.FileActionsAddOpen(actions, 2, devNull, Native.WriteOnly, 0);
            fixed (byte** argv = (byte*[])[.. arguments, null])
            fixed (byte** environment = Environment)
            {
                var start = Stopwatch.GetTimestamp();
                var error = Native.Spawn(out var pid, arguments[0], actions, null, argv, environment);
                if (error != 0 || Native.Wait(pid, out var status, 0, usage) != pid)
                {
                    throw new InvalidOperationException($"{command.Program} cannot be started: {Marshal.GetPInvokeErrorMessage(error)}");
                }

                var wall = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                if (status != 0)
                {
                    throw new InvalidOperationException($"{command.Program} {string.Join(' ', command.Arguments)} ended with wait status {status}; run it by hand to see why");
                }

                // struct rusage starts with the user and the system time, each seconds and microseconds.
                return new Sample(wall, ((usage[0] + usage[2]) * 1e3) + ((Microseconds(usage[1]) + Microseconds(usage[3])) / 1e3));
            }
        }
        finally
        {
            _ = Native.FileActionsDestroy(actions);
            foreach (var argument in arguments)
            {
                Marshal.FreeHGlobal((nint)argument);
            }

            Marshal.FreeHGlobal((nint)devNull);
        }
    }

    private static byte*[] Environment { get; } = [.. Array(Variables()), null];

    private static string[] Variables() =>
    [
        .. from System.Collections.DictionaryEntry variable in System.Environment.GetEnvironmentVariables()
           select $"{variable.Key}={variable.Value}",
    ];

    // The microseconds of macOS are 32 bits wide with padding above.
    private static long Microseconds(long field) => field & 0xffffffff;

    private static byte*[] Array(string[] texts)
    {
        var result = new byte*[texts.Length];
        for (var i = 0; i < texts.Length; i++)
        {
            result[i] = Text(texts[i]);
        }

        return result;
    }

    private static byte* Text(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text + '\0');
        var memory = Marshal.AllocHGlobal(bytes.Length);
        Marshal.Copy(bytes, 0, memory, bytes.Length);
        return (byte*)memory;
    }
}
