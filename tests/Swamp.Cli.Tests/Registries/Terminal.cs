using Swamp.Cli.Tests.Framework;

namespace Swamp.Cli.Tests.Registries;

/// <summary>Runs the built executable on a real pseudo-terminal, as a person would sit at it.</summary>
internal static class Terminal
{
    // Waits for the question, runs a command, types the answer, and prints everything that was shown.
    private const string Script = """
        import os, pty, subprocess, sys
        question, between, answer, command = sys.argv[1], sys.argv[2], sys.argv[3], sys.argv[4:]
        pid, terminal = pty.fork()
        if pid == 0:
            os.execv(command[0], command)
        shown = b""
        asked = False
        while True:
            try:
                got = os.read(terminal, 65536)
            except OSError:
                got = b""
            if not got:
                break
            shown += got
            if not asked and question.encode() in shown:
                asked = True
                if between:
                    subprocess.run(between, shell=True, check=True)
                os.write(terminal, answer.encode() + b"\n")
        sys.stdout.buffer.write(shown.replace(b"\r\n", b"\n"))
        sys.stderr.write("asked" if asked else "not asked")
        sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
        """;

    /// <summary>Runs a command line.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="folder">Where it is started.</param>
    /// <param name="question">What the answer is typed after.</param>
    /// <param name="between">A shell command that is run while the question waits; empty for none.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="arguments">What follows <c>swamp</c>.</param>
    /// <returns>Exit status, everything that was shown, and as error <c>asked</c> or <c>not asked</c>.</returns>
    public static async Task<CliRun> RunAsync(Machine machine, string folder, string question, string between, string answer, params string[] arguments)
    {
        var script = machine.Write("terminal.py", Script);
        const string Start = "program=$0 script=$1 question=$2 between=$3 answer=$4; shift 4; exec python3 \"$script\" \"$question\" \"$between\" \"$answer\" \"$program\" \"$@\"";
        return await machine.With("TERM", "xterm").ShellAsync(folder, Start, [script, question, between, answer, .. arguments]);
    }
}
