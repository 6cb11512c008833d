using System.Text.Json.Nodes;

namespace Swamp.Cli.Tests.WorkflowRuns;

/// <summary>Runs that are gone on with while something changed: the list, the file, the record, the run above.</summary>
public sealed class GoingOnTests
{
    private const string Shell = "type: model_method, modelType: command/shell, methodName: execute";

    private const string Gated =
        """
        jobs:
          - name: c
            steps:
              - { name: gate, task: { type: manual_approval, prompt: ok? } }
              - { name: act, dependsOn: [{ step: gate, condition: { type: succeeded } }], task: { type: assert, expr: "true", message: m } }
        """;

    private const string AroundGated =
        """
        jobs:
          - name: p
            steps:
              - { name: nest, task: { type: workflow, workflowIdOrName: child } }
              - { name: after, dependsOn: [{ step: nest, condition: { type: succeeded } }], task: { type: assert, expr: "true", message: m } }
        """;

    [Fact]
    public async Task Nested_run_that_was_cancelled_stays_cancelled_and_fails_its_step()
    {
        await using var folder = await NestedAsync();
        await folder.RunAsync(0, "workflow", "run", "parent");
        await folder.RunAsync(0, "workflow", "cancel", "child");

        var run = await folder.RunAsync(1, "workflow", "resume", "parent");

        Assert.Equal(new Dictionary<string, string> { ["nest"] = "failed", ["after"] = "skipped" }, WorkflowFolder.Steps(run));
        Assert.Contains("was cancelled", (string)run["jobs"]![0]!["steps"]![0]!["error"]!, StringComparison.Ordinal);
        Assert.Equal("cancelled", (string)(await folder.RunAsync(0, "workflow", "history", "get", "child"))["status"]!);
    }

    [Theory]
    [InlineData("workflow", "cancel", "parent")]
    [InlineData("workflow", "reject", "parent", "own")]
    public async Task Run_that_ends_takes_the_runs_nested_in_it_along(params string[] end)
    {
        await using var folder = await NestedAsync(AroundGated + "\n      - { name: own, task: { type: manual_approval, prompt: ok? } }");
        await folder.RunAsync(0, "workflow", "run", "parent");

        await folder.RunAsync(0, end);

        Assert.Empty((await folder.RunAsync(0, "workflow", "approvals"))["approvals"]!.AsArray());
        Assert.Equal("cancelled", (string)(await folder.RunAsync(0, "workflow", "history", "get", "child"))["status"]!);
        Assert.Equal(1, (await folder.Cli.RunAsync("workflow", "approve", "child", "gate", "--json")).Exit);
    }

    [Fact]
    public async Task Nested_workflow_whose_file_is_gone_goes_on_as_it_began_and_a_broken_outer_file_is_an_error_with_a_place()
    {
        await using var folder = await NestedAsync();
        await folder.RunAsync(0, "workflow", "run", "parent");
        await folder.RunAsync(0, "workflow", "approve", "child", "gate");
        var outer = Path.Combine(folder.Cli.Folder, "workflows", "workflow-parent.yaml");
        var text = await File.ReadAllTextAsync(outer);
        File.Delete(Path.Combine(folder.Cli.Folder, "workflows", "workflow-child.yaml"));
        await File.WriteAllTextAsync(outer, "name: parent\njobs: [\n");

        var broken = await folder.Cli.RunAsync("workflow", "resume", "parent", "--json");
        await File.WriteAllTextAsync(outer, text);
        var run = await folder.RunAsync(0, "workflow", "resume", "parent");

        Assert.Equal((1, "workflows/workflow-parent.yaml"), (broken.Exit, (string)broken.ErrorJson["file"]!));
        Assert.Equal(["succeeded", "succeeded"], WorkflowFolder.Steps(run).Values);
    }

    [Fact]
    public async Task List_that_changed_leaves_one_record_per_iteration_and_journal_and_record_agree()
    {
        await using var folder = await WorkflowFolder.CreateAsync();
        folder.Add("fe", $$$"""
            inputs: { properties: { xs: { type: array, default: [a, b, bad] } } }
            jobs:
              - name: j
                failurePolicy: continue
                steps:
                  - { name: "do-${{ self.x }}", forEach: { item: x, in: "${{ inputs.xs }}" }, task: { {{{Shell}}}, inputs: { run: "echo ${{ self.x }} >> eff.txt; test ${{ self.x }} != bad" } } }
                  - { name: gate, dependsOn: [{ step: "do-${{ self.x }}", condition: { type: always } }], task: { type: manual_approval, prompt: ok? } }
            """);
        await folder.RunAsync(0, "workflow", "run", "fe");
        await folder.RunAsync(0, "workflow", "approve", "fe", "gate");
        await folder.RunAsync(1, "workflow", "resume", "fe");

        await folder.RunAsync(0, "workflow", "resume", "fe", "--from", "do-${{ self.x }}", "--input", "xs:json=[\"a\",\"c\"]");
        var seen = await folder.RunAsync(0, "workflow", "history", "get", "fe");
        await folder.RunAsync(0, "workflow", "approve", "fe", "gate");
        var run = await folder.RunAsync(0, "workflow", "resume", "fe");

        Assert.Equal(
            new Dictionary<string, string> { ["do-a"] = "succeeded", ["do-c"] = "succeeded", ["do-b"] = "skipped", ["do-bad"] = "skipped", ["gate"] = "waiting_approval" },
            WorkflowFolder.Steps(seen));
        Assert.Equal("removed", (string)seen["jobs"]![0]!["steps"]![2]!["skipReason"]!);
        Assert.Equal("succeeded", (string)run["status"]!);
        Assert.Equal(["a", "a", "b", "bad", "c"], (await File.ReadAllLinesAsync(Path.Combine(folder.Cli.Folder, "eff.txt"))).Order());
    }

    [Theory]
    [InlineData("--input", "xs=5")]
    [InlineData("--input", "xs:json={\"a\":1,\"b\":2}")]
    public async Task List_that_was_empty_may_become_another_one_or_none(params string[] input)
    {
        await using var folder = await WorkflowFolder.CreateAsync();
        folder.Add("f8", """
            inputs: { properties: { xs: { default: [] } } }
            jobs:
              - name: j
                steps:
                  - { name: "rep-${{ self.x.key }}", forEach: { item: x, in: "${{ inputs.xs }}" }, task: { type: assert, expr: "true", message: m } }
                  - { name: gate, dependsOn: [{ step: "rep-${{ self.x.key }}", condition: { type: always } }], task: { type: manual_approval, prompt: ok? } }
            """);
        await folder.RunAsync(0, "workflow", "run", "f8");
        await folder.RunAsync(0, "workflow", "approve", "f8", "gate");

        var isMap = input[1].StartsWith("xs:", StringComparison.Ordinal);
        var run = await folder.RunAsync(isMap ? 0 : 1, ["workflow", "resume", "f8", .. input]);

        Assert.Equal(isMap ? ["gate", "rep-a", "rep-b"] : ["gate", "rep-${{ self.x.key }}"], WorkflowFolder.Steps(run).Keys);
        Assert.DoesNotContain("pending", WorkflowFolder.Steps(run).Values);
        Assert.DoesNotContain("running", (string)run["status"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Job_and_step_that_left_the_file_end_as_skipped_in_record_and_journal()
    {
        await using var folder = await WorkflowFolder.CreateAsync();
        const string Kept = "jobs:\n  - { name: a, steps: [{ name: gate, task: { type: manual_approval, prompt: ok? } }, { name: stay, dependsOn: [{ step: gate, condition: { type: succeeded } }], task: { type: assert, expr: 'true', message: m } }";
        folder.Add("chg", $"{Kept}, {{ name: go, dependsOn: [{{ step: gate, condition: {{ type: succeeded }} }}], task: {{ type: assert, expr: 'true', message: m }} }}] }}\n"
            + "  - { name: b, dependsOn: [{ job: a, condition: { type: succeeded } }], steps: [{ name: late, task: { type: assert, expr: 'true', message: m } }] }\n");
        await folder.RunAsync(0, "workflow", "run", "chg");
        await folder.RunAsync(0, "workflow", "approve", "chg", "gate");
        var path = Path.Combine(folder.Cli.Folder, "workflows", "workflow-chg.yaml");
        var head = string.Join('\n', (await File.ReadAllLinesAsync(path)).Take(2));
        await File.WriteAllTextAsync(path, $"{head}\n{Kept}] }}\n");

        var run = await folder.RunAsync(0, "workflow", "resume", "chg");
        var seen = await folder.RunAsync(0, "workflow", "history", "get", "chg");

        Assert.Equal("succeeded", (string)run["status"]!);
        foreach (var view in new[] { run, seen })
        {
            Assert.Equal(new Dictionary<string, string> { ["gate"] = "succeeded", ["stay"] = "succeeded", ["go"] = "skipped", ["late"] = "skipped" }, WorkflowFolder.Steps(view));
            Assert.Equal(["succeeded", "skipped"], view["jobs"]!.AsArray().Select(j => (string)j!["status"]!));
        }
    }

    [Fact]
    public async Task Run_with_a_record_and_no_journal_can_be_answered_and_goes_on()
    {
        await using var folder = await WorkflowFolder.CreateAsync();
        folder.Add("child", Gated);
        var first = await folder.RunAsync(0, "workflow", "run", "child");
        var record = ((string)first["path"]!).Replace("<root>", folder.Cli.Root, StringComparison.Ordinal);
        File.Delete(Path.ChangeExtension(record, ".journal"));

        await folder.RunAsync(0, "workflow", "approve", "child", "gate");
        Assert.Empty((await folder.RunAsync(0, "workflow", "approvals"))["approvals"]!.AsArray());
        var run = await folder.RunAsync(0, "workflow", "resume", "child");

        Assert.Equal(["succeeded", "succeeded"], WorkflowFolder.Steps(run).Values);
        Assert.Equal((string)first["id"]!, (string)run["id"]!);
    }

    [Fact]
    public async Task Journal_that_is_damaged_in_its_middle_is_an_error_and_not_cut_off()
    {
        await using var folder = await WorkflowFolder.CreateAsync();
        folder.Add("child", Gated);
        var first = await folder.RunAsync(0, "workflow", "run", "child");
        var journal = Path.ChangeExtension(((string)first["path"]!).Replace("<root>", folder.Cli.Root, StringComparison.Ordinal), ".journal");
        var bytes = await File.ReadAllBytesAsync(journal);
        bytes[Array.IndexOf(bytes, (byte)'\n') + 20] ^= 1;
        await File.WriteAllBytesAsync(journal, bytes);

        var resume = await folder.Cli.RunAsync("workflow", "resume", "child", "--json");
        var open = await folder.Cli.RunAsync("workflow", "approvals", "--json");

        Assert.Equal((1, "data_corrupt"), (resume.Exit, (string)resume.ErrorJson["code"]!));
        Assert.Contains("damaged in line 2", (string)resume.ErrorJson["error"]!, StringComparison.Ordinal);
        Assert.Equal(bytes.Length, new FileInfo(journal).Length);
        Assert.Equal(0, open.Exit);
        Assert.Contains("run_unreadable", open.Error, StringComparison.Ordinal);
        File.Move(journal, journal + ".damaged");
        await folder.RunAsync(0, "workflow", "approve", "child", "gate");
        Assert.Equal("succeeded", (string)(await folder.RunAsync(0, "workflow", "resume", "child"))["status"]!);
    }

    [Fact]
    public async Task Run_that_was_cut_off_while_a_gate_waits_can_be_answered_before_and_after_it_goes_on()
    {
        await using var folder = await WorkflowFolder.CreateAsync();
        folder.Add("st", $$$"""
            jobs:
              - name: a
                steps:
                  - { name: g, task: { type: manual_approval, prompt: ok? } }
                  - { name: slow, task: { {{{Shell}}}, inputs: { run: sleep 0.5 } } }
            """);
        var first = await folder.RunAsync(0, "workflow", "run", "st");
        CutBack(folder, first, static e => (string?)e["stepName"] == "slow" && (string?)e["status"] == "succeeded");

        Assert.Single((await folder.RunAsync(0, "workflow", "approvals"))["approvals"]!.AsArray());
        var again = await folder.RunAsync(0, "workflow", "resume", "st");
        Assert.Equal("suspended", (string)again["status"]!);
        Assert.Equal(new Dictionary<string, string> { ["g"] = "waiting_approval", ["slow"] = "succeeded" }, WorkflowFolder.Steps(again));
        await folder.RunAsync(0, "workflow", "approve", "st", "g");
        Assert.Equal("succeeded", (string)(await folder.RunAsync(0, "workflow", "resume", "st"))["status"]!);
    }

    [Fact]
    public async Task Sensitive_input_is_used_and_never_kept_and_asked_for_again()
    {
        await using var folder = await WorkflowFolder.CreateAsync();
        folder.Add("f11", $$$"""
            inputs: { properties: { tok: { type: string, sensitive: true }, n: { type: integer } }, required: [tok] }
            jobs:
              - name: j
                steps:
                  - { name: gate, task: { type: manual_approval, prompt: ok? } }
                  - { name: use, dependsOn: [{ step: gate, condition: { type: succeeded } }], task: { {{{Shell}}}, inputs: { run: "printf '%s' ${{ inputs.tok }} | wc -c; echo ${{ inputs.tok }}" } } }
            """);
        await folder.RunAsync(0, "workflow", "run", "f11", "--input", "tok=hunter2-secret", "--input", "n=1");
        await folder.RunAsync(0, "workflow", "approve", "f11", "gate");

        var missing = await folder.Cli.RunAsync("workflow", "resume", "f11", "--json");
        var run = await folder.RunAsync(0, "workflow", "resume", "f11", "--input", "tok=hunter2-secret");

        Assert.Equal("The input 'tok' of f11 is sensitive, so the run " + (string)run["id"]! + " did not keep it.", (string)missing.ErrorJson["error"]!);
        Assert.Equal("succeeded", (string)run["status"]!);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(folder.Cli.Folder, ".swamp"), "*", SearchOption.AllDirectories))
        {
            Assert.DoesNotContain("hunter2-secret", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
        }

        Assert.Contains(Directory.EnumerateFiles(Path.Combine(folder.Cli.Folder, ".swamp", "data"), "raw", SearchOption.AllDirectories), f => File.ReadAllText(f).Contains("14", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Workflow_with_a_run_that_goes_on_is_not_deleted()
    {
        await using var folder = await WorkflowFolder.CreateAsync();
        folder.Add("child", Gated);
        var run = await folder.RunAsync(0, "workflow", "run", "child");
        var locks = Directory.CreateDirectory(Path.Combine(folder.Cli.Folder, ".swamp", "run-locks"));
        using (File.Open(Path.Combine(locks.FullName, $"{run["id"]}.lock"), FileMode.Create, FileAccess.ReadWrite, FileShare.None))
        {
            var refused = await folder.Cli.RunAsync("workflow", "delete", "child", "--yes", "--json");
            Assert.Equal((1, "conflict"), (refused.Exit, (string)refused.ErrorJson["code"]!));
        }

        await folder.RunAsync(0, "workflow", "delete", "child", "--yes");
    }

    [Fact]
    public async Task Choices_of_the_run_hold_when_it_goes_on_and_may_be_made_anew()
    {
        await using var folder = await WorkflowFolder.CreateAsync();
        folder.Add("fo", """
            jobs:
              - name: j
                steps:
                  - { name: gate, task: { type: manual_approval, prompt: ok? } }
                  - { name: low, dependsOn: [{ step: gate, condition: { type: succeeded } }], task: { type: assert, expr: "false", message: m, severity: low } }
            """);
        await folder.RunAsync(0, "workflow", "run", "fo", "--fail-on", "high");
        await folder.RunAsync(0, "workflow", "approve", "fo", "gate");
        Assert.Equal("succeeded", (string)(await folder.RunAsync(0, "workflow", "resume", "fo"))["status"]!);
    }

    [Fact]
    public async Task Run_of_the_evaluated_copy_goes_on_with_it()
    {
        await using var folder = await WorkflowFolder.CreateAsync();
        folder.Add("le", """
            inputs: { properties: { xs: { type: array, default: [a, b] } } }
            jobs:
              - name: j
                steps:
                  - { name: "s-${{ self.x }}", forEach: { item: x, in: "${{ inputs.xs }}" }, task: { type: assert, expr: "true", message: m } }
                  - { name: g, dependsOn: [{ step: "s-${{ self.x }}", condition: { type: succeeded } }], task: { type: manual_approval, prompt: ok? } }
            """);
        await folder.RunAsync(0, "workflow", "evaluate", "le");
        await folder.RunAsync(0, "workflow", "run", "le", "--last-evaluated");
        await folder.RunAsync(0, "workflow", "approve", "le", "g");

        var run = await folder.RunAsync(0, "workflow", "resume", "le");

        Assert.Equal(new Dictionary<string, string> { ["s-a"] = "succeeded", ["s-b"] = "succeeded", ["g"] = "succeeded" }, WorkflowFolder.Steps(run));
    }

    [Fact]
    public async Task Starting_over_takes_the_job_in_which_the_step_failed()
    {
        await using var folder = await WorkflowFolder.CreateAsync();
        folder.Add("frm", $$$"""
            jobs:
              - { name: a, steps: [{ name: s, task: { {{{Shell}}}, inputs: { run: echo a >> eff.txt } } }] }
              - { name: b, steps: [{ name: s, task: { {{{Shell}}}, inputs: { run: "echo b >> eff.txt; test -e fixed" } } }] }
            """);
        await folder.RunAsync(1, "workflow", "run", "frm");
        await File.WriteAllTextAsync(Path.Combine(folder.Cli.Folder, "fixed"), "");

        await folder.RunAsync(0, "workflow", "resume", "frm", "--from", "s");

        Assert.Equal(["a", "b", "b"], (await File.ReadAllLinesAsync(Path.Combine(folder.Cli.Folder, "eff.txt"))).Order());
    }

    [Fact]
    public async Task Copy_of_a_file_with_its_id_is_refused_and_named()
    {
        await using var folder = await WorkflowFolder.CreateAsync();
        folder.Add("child", Gated);
        var path = Path.Combine(folder.Cli.Folder, "workflows", "workflow-child.yaml");
        await File.WriteAllTextAsync(path.Replace("child", "copy", StringComparison.Ordinal), (await File.ReadAllTextAsync(path)).Replace("name: child", "name: copy", StringComparison.Ordinal));

        var run = await folder.Cli.RunAsync("workflow", "run", "copy", "--json");
        var doctor = await folder.RunAsync(1, "doctor", "workflows");

        Assert.Equal((1, "conflict"), (run.Exit, (string)run.ErrorJson["code"]!));
        Assert.Contains("workflow-child.yaml", (string)run.ErrorJson["error"]!, StringComparison.Ordinal);
        Assert.Equal(2, (int)doctor["totalFailed"]!);
    }

    [Fact]
    public async Task Data_of_a_run_are_its_own_and_stay_as_long_as_it()
    {
        await using var folder = await WorkflowFolder.CreateAsync(idsGoOn: true);
        folder.Add("iso", $$$"""
            inputs: { properties: { ns: { type: string } } }
            jobs:
              - name: j
                steps:
                  - { name: scan, task: { {{{Shell}}}, globalArgs: { ns: "${{ inputs.ns }}" }, inputs: { run: "echo ${{ inputs.ns }}" } } }
                  - { name: latest, dependsOn: [{ step: scan, condition: { type: succeeded } }], task: { type: assert, expr: "data.latest('command/shell', 'result').attributes.stdout.contains(inputs.ns)", message: m } }
                  - { name: found, dependsOn: [{ step: scan, condition: { type: succeeded } }], task: { type: assert, expr: "data.findBySpec('command/shell', 'result').map(r, r.attributes.stdout.contains(inputs.ns)) == [true]", message: m } }
            """);
        foreach (var ns in new[] { "alpha", "beta", "alpha", "gamma" })
        {
            await folder.RunAsync(0, "workflow", "run", "iso", "--input", $"ns={ns}");
        }

        Assert.Equal(0, (int)(await folder.RunAsync(0, "data", "prune", "--yes"))["modelsReclaimed"]!);
        await folder.RunAsync(0, "workflow", "delete", "iso", "--yes");
        Assert.NotEqual(0, (int)(await folder.RunAsync(0, "data", "prune", "--yes"))["modelsReclaimed"]!);
    }

    [Fact]
    public async Task Secret_in_a_list_or_prompt_is_refused_and_never_a_token()
    {
        await using var folder = await WorkflowFolder.CreateAsync();
        await folder.RunAsync(0, "vault", "create", "local_encryption", "v");
        await folder.RunAsync(0, "vault", "put", "v", "K", "s3cret-value");
        folder.Add("sc", $$$"""
            jobs:
              - { name: a, steps: [{ name: d, forEach: { item: x, in: "${{ [vault.get('v', 'K')] }}" }, task: { {{{Shell}}}, inputs: { run: "echo ${{ self.x }}" } } }] }
              - { name: b, steps: [{ name: ask, task: { type: manual_approval, prompt: "really ${{ vault.get('v', 'K') }}?" } }] }
            """);
        var run = await folder.RunAsync(1, "workflow", "run", "sc");
        Assert.All(run["jobs"]!.AsArray().SelectMany(j => j!["steps"]!.AsArray()), s => Assert.Contains("reads a secret", (string)s!["error"]!, StringComparison.Ordinal));
        Assert.DoesNotContain("__SWAMP", run.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Failed_job_asks_nobody_any_more_and_tries_nothing_again()
    {
        await using var folder = await WorkflowFolder.CreateAsync();
        folder.Add("ncl", $$$"""
            jobs:
              - name: j
                failurePolicy: stop
                steps:
                  - { name: gate, task: { type: manual_approval, prompt: ok? } }
                  - { name: again, retry: { attempts: 20, backoff: 1 }, task: { {{{Shell}}}, modelName: m1, inputs: { run: "echo x >> tries; exit 1" } } }
                  - { name: bad, task: { {{{Shell}}}, modelName: m2, inputs: { run: "sleep 0.3; exit 1" } } }
            """);
        var run = await folder.RunAsync(1, "workflow", "run", "ncl");
        Assert.Equal(new Dictionary<string, string> { ["gate"] = "skipped", ["again"] = "failed", ["bad"] = "failed" }, WorkflowFolder.Steps(run));
        Assert.InRange((await File.ReadAllLinesAsync(Path.Combine(folder.Cli.Folder, "tries"))).Length, 1, 3);
    }

    [Fact]
    public async Task Nested_run_that_another_process_runs_is_waited_for()
    {
        await using var folder = await NestedAsync();
        var outer = await folder.RunAsync(0, "workflow", "run", "parent");
        var nested = (string)(await folder.RunAsync(0, "workflow", "history", "get", "child"))["id"]!;
        Assert.Equal($"swamp workflow resume parent --run {outer["id"]}", (string)(await folder.RunAsync(0, "workflow", "approve", "child", "gate"))["resume"]!);
        var locks = Directory.CreateDirectory(Path.Combine(folder.Cli.Folder, ".swamp", "run-locks"));
        using (File.Open(Path.Combine(locks.FullName, $"{nested}.lock"), FileMode.Create, FileAccess.ReadWrite, FileShare.None))
        {
            Assert.Equal("waiting_approval", WorkflowFolder.Steps(await folder.RunAsync(0, "workflow", "resume", "parent"))["nest"]);
        }

        Assert.Equal(["succeeded", "succeeded"], WorkflowFolder.Steps(await folder.RunAsync(0, "workflow", "resume", "parent")).Values);
    }

    /// <summary>Leaves the run as a process leaves it that died before the first entry of that kind.</summary>
    private static void CutBack(WorkflowFolder folder, JsonObject run, Func<JsonObject, bool> isAfterDeath)
    {
        var record = ((string)run["path"]!).Replace("<root>", folder.Cli.Root, StringComparison.Ordinal);
        var journal = Path.ChangeExtension(record, ".journal");
        var kept = File.ReadAllLines(journal).TakeWhile(l => !isAfterDeath(JsonNode.Parse(l[9..])!.AsObject())).ToList();
        File.WriteAllText(journal, string.Join('\n', kept) + "\n");
        File.WriteAllText(record, File.ReadAllText(record).Replace("status: suspended", "status: running", StringComparison.Ordinal));
    }

    private static async Task<WorkflowFolder> NestedAsync(string parent = AroundGated)
    {
        var folder = await WorkflowFolder.CreateAsync();
        folder.Add("child", Gated);
        folder.Add("parent", parent);
        return folder;
    }
}
