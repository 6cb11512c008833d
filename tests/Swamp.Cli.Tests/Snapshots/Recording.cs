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

        if (steps[0].Line.StartsWith("extension ", StringComparison.Ordinal) && !steps[0].Line.StartsWith("extension source", StringComparison.Ordinal))
        {
            await FillShelfAsync(cli);
        }

        if (steps[0].Line.StartsWith("extension trust key rm", StringComparison.Ordinal))
        {
            await CallAsync(cli, "extension trust key add ../src/acme.pub");
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

    /// <summary>Extensions in the user's own registry, one of them installed. They bring workflows only, so that nothing has to be bundled.</summary>
    private static async Task FillShelfAsync(CliFolder cli)
    {
        foreach (var (folder, name, version, more) in new[]
        {
            ("flows", "@acme/flows", "2026.01.01.1", ""), ("beta", "@acme/flows", "2026.02.01.1", ""), ("next", "@acme/flows", "2026.03.01.1", "labels: [demo]\n"),
            ("more", "@acme/more", "2026.01.01.1", "dependencies: [\"@acme/flows\"]\n"), ("foreign", "@other/flows", "2026.01.01.1", ""),
        })
        {
            var flow = name == "@acme/more" ? "more" : "sketch";
            cli.Write($"src/{folder}/w.yaml", Workflow.Replace("name: sketch", $"name: \"@acme/{flow}\"", StringComparison.Ordinal).Replace("000044", $"{folder.Length:D6}", StringComparison.Ordinal) + $"# {folder}\n");
            cli.Write($"src/{folder}/manifest.yaml", $"manifestVersion: 1\nname: \"{name}\"\nversion: {version}\ndescription: Flows of {folder}\npaths: {{ base: manifest }}\nworkflows: [w.yaml]\n{more}");
        }

        // In C#, which nothing bundles; its review has something to say.
        foreach (var (folder, version) in new[] { ("box", "2026.01.01.1"), ("box2", "2026.02.01.1") })
        {
            cli.Write($"src/{folder}/Box.cs", $"using Swamp.Sdk;\n\n[Model(\"@acme/box\", \"{version}\")]\npublic sealed class Box(Box.Settings settings)\n{{\n    public sealed record Settings(string Password);\n}}\n");
            cli.Write($"src/{folder}/manifest.yaml", $"manifestVersion: 1\nname: \"@acme/box\"\nversion: {version}\ndescription: A box\npaths: {{ base: manifest }}\nmodels: [Box.cs]\n");
        }

        cli.Write("src/acme.pub", "-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEItcc+NUYHYofyFUNpepKCWRLUk6B\nuoRPYHSijL71P8u5LrjoAH7NfDpQXnS60jEuAQqL3+olIUA5jbTihryqYg==\n-----END PUBLIC KEY-----\n");
        foreach (var line in new[]
        {
            "extension push ../src/flows/manifest.yaml", "extension push ../src/more/manifest.yaml", "extension push ../src/beta/manifest.yaml --channel beta", "extension pull @acme/flows",
        })
        {
            var run = await CallAsync(cli, line);
            Assert.True(run.Exit == 0, run.Error);
        }
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
        content = ArchiveBytes().Replace(content, "$1<n>$2");
        content = ArchiveDigest().Replace(content, "sha256:<digest>");
        return Runtime().Replace(content, "$1<runtime>");
    }

    [GeneratedRegex("""("(?:uid|isRoot|native)": )\w+""", RegexOptions.NonBacktracking)]
    private static partial Regex Identity();

    [GeneratedRegex("\\.[0-9a-f-]{36}\\.tmp", RegexOptions.NonBacktracking)]
    private static partial Regex Temporary();

    [GeneratedRegex("""("archiveSize": |files, )\d+(,| bytes)""", RegexOptions.NonBacktracking)]
    private static partial Regex ArchiveBytes();

    [GeneratedRegex("sha256:[0-9a-f]{64}", RegexOptions.NonBacktracking)]
    private static partial Regex ArchiveDigest();

    [GeneratedRegex("""("walPages\w+": )\d+""", RegexOptions.NonBacktracking)]
    private static partial Regex Pages();

    [GeneratedRegex("""("runtime": "|"platform": "|0 \()\.?[\w. -]+(?:, [\w-]+)?""", RegexOptions.NonBacktracking)]
    private static partial Regex Runtime();
}
