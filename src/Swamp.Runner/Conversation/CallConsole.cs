using System.Text;

namespace Swamp.Runner.Conversation;

/// <summary>
/// Turns what extensions print through <see cref="Console"/> into log lines of the call that printed them. The console belongs to the process, and
/// so does this.
/// </summary>
internal sealed class CallConsole(TextWriter original, string level) : TextWriter
{
    private static readonly AsyncLocal<RunnerCall?> Calling = new();
    private static readonly Lock Gate = new();

    /// <summary>The call on whose behalf code runs.</summary>
    public static RunnerCall? Current
    {
        get => Calling.Value;
        set => Calling.Value = value;
    }

    public override Encoding Encoding => Encoding.UTF8;

    /// <summary>Puts itself in the place of the console.</summary>
    public static void Install()
    {
        Console.SetOut(new CallConsole(Console.Out, "info"));
        Console.SetError(new CallConsole(Console.Error, "error"));
    }

    /// <summary>Says the line that was begun.</summary>
    public static void Flush(RunnerCall call)
    {
        string rest;
        lock (Gate)
        {
            rest = call.Printed.Rest();
        }

        if (rest.Length > 0)
        {
            call.Log("info", rest);
        }
    }

    public override void Write(char value) => Write([value]);

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(string? value) => Write(value.AsSpan());

    public override void WriteLine(string? value) => Write($"{value}\n");

    public override void Write(ReadOnlySpan<char> buffer)
    {
        if (Calling.Value is not { } call)
        {
            original.Write(buffer);
            return;
        }

        IReadOnlyList<string> lines;
        lock (Gate)
        {
            lines = call.Printed.Add(buffer);
        }

        foreach (var line in lines)
        {
            call.Log(level, line);
        }
    }
}
