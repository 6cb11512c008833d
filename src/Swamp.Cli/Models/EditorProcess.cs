using System.Diagnostics;
using Swamp.Cli.Terminal;
using Swamp.Engine.Errors;
using Swamp.Operations.Hosting;

namespace Swamp.Cli.Models;

/// <summary>The user's editor: <c>VISUAL</c>, else <c>EDITOR</c>, else what the system has, if there is a screen to show it on.</summary>
internal static class EditorProcess
{
    /// <summary>The command line of the editor.</summary>
    /// <param name="host">Where variables come from.</param>
    /// <param name="terminal">Whether there is a screen.</param>
    /// <param name="hint">What to type where there is no editor.</param>
    /// <exception cref="SwampException"><see cref="ErrorCodes.InvalidArgument"/> when there is none.</exception>
    public static string Find(HostEnvironment host, ITerminal terminal, string hint = "swamp model edit <name> < new.yaml") =>
        host.Variable("VISUAL")
        ?? host.Variable("EDITOR")
        ?? (terminal.InputIsTerminal && terminal.OutputIsTerminal ? (OperatingSystem.IsWindows() ? "notepad" : "vi") : null)
        ?? throw new SwampException(
            ErrorCodes.InvalidArgument,
            "There is nothing to edit with: standard input is empty, there is no terminal, and neither VISUAL nor EDITOR is set.",
            hint);

    /// <summary>Runs the editor on a file and waits for it to end. The command line may carry arguments, as in <c>code --wait</c>.</summary>
    /// <exception cref="SwampException"><see cref="ErrorCodes.InvalidArgument"/> when it cannot be started or ends with an error.</exception>
    public static async Task RunAsync(string editor, string path, CancellationToken cancellationToken)
    {
        var start = OperatingSystem.IsWindows()
            ? new ProcessStartInfo("cmd.exe", ["/d", "/s", "/c", $"{editor} \"{path}\""])
            : new ProcessStartInfo("/bin/sh", ["-c", $"{editor} \"$1\"", "swamp-edit", path]);
        start.UseShellExecute = false;
        int status;
        try
        {
            using var process = Process.Start(start)!;
            await process.WaitForExitAsync(cancellationToken);
            status = process.ExitCode;
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            throw Failed(editor, exception.Message, exception);
        }

        if (status != 0)
        {
            throw Failed(editor, $"it ended with exit code {status}", null);
        }
    }

    private static SwampException Failed(string editor, string cause, Exception? inner) =>
        new(ErrorCodes.InvalidArgument, $"The editor '{editor}' failed: {cause}. Nothing was changed.", "Set VISUAL or EDITOR to another editor.", innerException: inner);
}
