using System.Text;
using System.Text.RegularExpressions;
using Swamp.Cli.Tests.Framework;

namespace Swamp.Cli.Tests.Snapshots;

/// <summary>Calls commands in a repository that is the same every time, and writes down what they print.</summary>
internal static partial class Recording
{
    private const string Workflow = """
        id: 00000000-0000-4000-8000-000000000044
        name: sketch
        inputs:
          properties:
            who: { type: string, default: you }
        jobs:
          - name: ask
            steps:
              - name: greet
                task: { type: model_method, modelIdOrName: greet, methodName: execute, inputs: { run: "echo hello ${{ inputs.who }}" } }
              - name: sign-off
                dependsOn: [{ step: greet, condition: { type: succeeded } }]
                task: { type: manual_approval, prompt: Good enough? }
        """;

    private static readonly SnapshotStep[] Setup =
    [
        "init --tool none",
        "vault create local_encryption team",
        new("vault put team API_KEY --label env=prod", "hush-hush\n"),
        "model create command/shell greet --global-arg region=eu",
        "model create command/shell idle",
        "model method run greet execute --tag env=prod --input 'run=echo hello; echo oh >&2'",
        "model method run greet execute --input 'run=echo again'",
        "model method run greet execute --input 'run=echo half; exit 3'",
        "model method run command/shell execute helper --input 'run=echo from a helper'",
        "workflow create sketch",
        new("workflow edit sketch", Workflow),
        "workflow run sketch",
    ];

    public static async Task<string> OfAsync(IReadOnlyList<SnapshotStep> steps)
    {
        using var cli = new CliFolder { Executable = "/opt/swamp/swamp", IdsGoOn = true }.With("PATH", "/usr/bin:/bin").With("EDITOR", "true");
        foreach (var step in Setup)
        {
            await CallAsync(cli, step);
        }

        var text = new StringBuilder();
        foreach (var step in steps)
        {
            var run = await CallAsync(cli, step);
            text.Append("$ swamp ").Append(step.Line).Append(step.Input is null ? "" : $" < {Quoted(step.Input)}").Append('\n')
                .Append("exit ").Append(run.Exit).Append('\n');
            Append(text, "stdout", run.Output);
            Append(text, "stderr", run.Error);
            text.Append('\n');
        }

        return text.ToString();
    }

    private static async Task<CliRun> CallAsync(CliFolder cli, SnapshotStep step)
    {
        cli.Clock.Now += TimeSpan.FromSeconds(1);
        return step.Input is null
            ? await cli.RunAsync([.. step.Arguments])
            : await cli.RunWithInputAsync(step.Input, [.. step.Arguments]);
    }

    private static void Append(StringBuilder text, string stream, string content)
    {
        if (content.Length > 0)
        {
            text.Append("--- ").Append(stream).Append('\n').Append(Steady(content));
            text.Append(content.EndsWith('\n') ? "" : "\n(no newline)\n");
        }
    }

    private static string Quoted(string input) => "'" + input.Replace("\n", "\\n", StringComparison.Ordinal) + "'";

    // What the machine decides, and not the program.
    private static string Steady(string content)
    {
        content = Identity().Replace(content, "$1<this>");
        content = Temporary().Replace(content, ".<uuid>.tmp");
        content = Pages().Replace(content, "$1<n>");
        return Runtime().Replace(content, "$1<runtime>");
    }

    [GeneratedRegex("""("(?:uid|isRoot|native)": )\w+""", RegexOptions.NonBacktracking)]
    private static partial Regex Identity();

    [GeneratedRegex("\\.[0-9a-f-]{36}\\.tmp", RegexOptions.NonBacktracking)]
    private static partial Regex Temporary();

    [GeneratedRegex("""("walPages\w+": )\d+""", RegexOptions.NonBacktracking)]
    private static partial Regex Pages();

    [GeneratedRegex("""("runtime": "|"platform": "|0 \()\.?[\w. -]+(?:, [\w-]+)?""", RegexOptions.NonBacktracking)]
    private static partial Regex Runtime();
}
